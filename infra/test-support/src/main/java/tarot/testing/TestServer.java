package tarot.testing;

/**
 * A real server that a test may take away and bring back. Its address stays the same, and so do its data.
 * Whoever takes it away brings it back, in a {@code finally}: the other tests of the build use the same one.
 */
public interface TestServer {

    /** Where it is: Kafka's bootstrap servers, a JDBC URL, or a Redis URL. */
    String address();

    /** Starts it again after {@link #stop()}; returns when it answers. */
    void start();

    /** Takes it away in good order: connections are refused. */
    void stop();

    /** Freezes it: connections stay open and nothing answers. */
    void pause();

    /** Ends {@link #pause()}. */
    void resume();
}
