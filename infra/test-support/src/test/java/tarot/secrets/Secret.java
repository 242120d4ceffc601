package tarot.secrets;

/** Belongs to a service of its own; {@code tarot.gossip} must not know it. */
public record Secret(String text) {}
