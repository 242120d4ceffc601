package tarot.gateway.client;

/**
 * Who sent a request.
 *
 * @param limited what the limits are counted by: an IPv4 address, or the first 64 bits of an IPv6 address, because
 *     whoever has one of those has them all
 * @param forwardedFor the value of X-Forwarded-For for the service behind
 * @param scheme how the client came in: http or https
 * @param host the host that the client asked for, or empty
 */
public record Client(String limited, String forwardedFor, String scheme, String host) {}
