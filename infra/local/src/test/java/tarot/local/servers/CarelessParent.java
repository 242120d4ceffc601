package tarot.local.servers;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts servers and waits to be killed. */
final class CarelessParent {

    private CarelessParent() {}

    public static void main(String[] arguments) throws InterruptedException {
        var home = Path.of(arguments[0]);
        var port = Integer.parseInt(arguments[1]);
        new PostgresServer(home, port, arguments[2]).start();
        new RedisServer(home, port + 2).start();
        System.out.println("started");
        new CountDownLatch(1).await();
    }
}
