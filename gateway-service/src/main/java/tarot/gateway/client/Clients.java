package tarot.gateway.client;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import tarot.gateway.settings.Settings;

/** Tells who sent a request. What a request says about its own origin counts only when a trusted proxy handed it in. */
@Component
public final class Clients {

    private static final InetAddress UNKNOWN = InetAddress.ofLiteral("0.0.0.0");

    private final List<IpSubnetFilterRule> trusted;

    Clients(Settings settings) {
        trusted = settings.trustedProxies().stream()
                .map(range -> new IpSubnetFilterRule(range, IpFilterRuleType.ACCEPT))
                .toList();
    }

    /** The sender: the nearest address in the chain that is no trusted proxy. */
    public Client of(ServerHttpRequest request) {
        var peer = address(request.getRemoteAddress());
        var headers = request.getHeaders();
        var scheme = String.valueOf(request.getURI().getScheme());
        var host = first(headers, HttpHeaders.HOST, "");
        if (!trusts(peer)) {
            return new Client(limited(peer), peer.getHostAddress(), scheme, host);
        }
        var said = headers.getOrEmpty("X-Forwarded-For").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
        var chain = said.isEmpty() ? peer.getHostAddress() : String.join(", ", said) + ", " + peer.getHostAddress();
        return new Client(
                limited(sender(said, peer)),
                chain,
                first(headers, "X-Forwarded-Proto", scheme),
                first(headers, "X-Forwarded-Host", host));
    }

    private InetAddress sender(List<String> said, InetAddress peer) {
        var nearest = peer;
        for (var hop : said.reversed()) {
            var bytes = NetUtil.createByteArrayFromIpAddressString(hop);
            if (bytes == null) {
                return nearest; // a proxy that we trust wrote something else than an address: go no further
            }
            nearest = InetAddress.ofLiteral(hop.startsWith("[") ? hop.substring(1, hop.length() - 1) : hop);
            if (!trusts(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean trusts(InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(range -> range.matches(socket));
    }

    private static InetAddress address(@Nullable InetSocketAddress remote) {
        return remote == null || remote.getAddress() == null ? UNKNOWN : remote.getAddress();
    }

    private static String limited(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        var bytes = address.getAddress();
        Arrays.fill(bytes, 8, bytes.length, (byte) 0);
        return NetUtil.bytesToIpAddress(bytes) + "/64";
    }

    private static String first(HttpHeaders headers, String name, String otherwise) {
        var value = headers.getFirst(name);
        return value == null ? otherwise : value;
    }
}
