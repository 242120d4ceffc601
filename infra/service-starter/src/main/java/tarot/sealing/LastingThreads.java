package tarot.sealing;

import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tink keeps ciphers and randomness by thread, and makes them anew, with a search of the whole class path, for every
 * thread that comes along: about 150 µs, where sealing takes 5. A virtual thread lives for one request or one job, so
 * it has this done by one of a few that live on.
 */
final class LastingThreads {

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().daemon().name("sealing-", 0).factory());

    /** Something that Tink does. */
    interface Work {
        byte[] call() throws GeneralSecurityException;
    }

    private LastingThreads() {}

    static byte[] run(Work work) throws GeneralSecurityException {
        if (!Thread.currentThread().isVirtual()) {
            return work.call();
        }
        var done = THREADS.submit(work::call);
        var interrupted = false;
        try {
            while (true) {
                try {
                    return done.get();
                } catch (InterruptedException _) {
                    interrupted = true; // a few microseconds more, then whoever waits is told
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GeneralSecurityException known ? known : new GeneralSecurityException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
