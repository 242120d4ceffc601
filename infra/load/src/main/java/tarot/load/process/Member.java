package tarot.load.process;

/** A process of the system, with whatever it has started. */
public record Member(String name, Role role, ProcessHandle process) {

    /** What a process is to the measurement. */
    public enum Role {
        SERVICE,
        SERVER,
        /** Stands in for Telegram, the model and Stripe: no part of the system. */
        STAND_IN,
        /** Watches over the others. */
        LAUNCHER,
        /** This one. */
        DRIVER;

        /** Whether it counts as a cost of the system itself. */
        public boolean isOfTheSystem() {
            return this == SERVICE || this == SERVER;
        }
    }
}
