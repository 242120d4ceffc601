package tarot.gossip.unmarked;

@SuppressWarnings("RequireExplicitNullMarking") // that is the fault on show
class Unmarked {}
