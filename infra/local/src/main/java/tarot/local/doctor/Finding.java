package tarot.local.doctor;

/** One thing that was looked at. */
public sealed interface Finding {

    /** In order. */
    record Fine(String what) implements Finding {}

    /** Not in order, and what helps. */
    record Problem(String what, String remedy) implements Finding {}
}
