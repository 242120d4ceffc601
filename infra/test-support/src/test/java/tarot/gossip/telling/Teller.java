package tarot.gossip.telling;

import tarot.gossip.hearing.Listener;
import tarot.secrets.Secret;

/** Breaks two rules: it knows another service's type, and it closes a cycle of packages. */
public record Teller(Listener listener, Secret secret) {}
