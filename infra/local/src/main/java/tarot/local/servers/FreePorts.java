package tarot.local.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports that nobody listens on, with the two after each free as well. All are below 32768: what lies above is handed out
 * by the kernel to outgoing connections, and could be taken between the check and the start.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int SPAN = 3;

    private FreePorts() {}

    /** The first of three free ports in a row, chosen at random so that builds side by side seldom meet. */
    public static int next() {
        return ThreadLocalRandom.current()
                .ints(1_000, LOWEST / SPAN, HIGHEST / SPAN)
                .map(slot -> slot * SPAN)
                .filter(port -> IntStream.range(port, port + SPAN).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port between 20000 and 32000"));
    }

    /** Whether nobody listens on this port of 127.0.0.1. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
