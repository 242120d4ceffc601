package tarot.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands for a service: says that it is ready, prints what it was told, and refuses to start when told so. */
final class TinyService {

    private TinyService() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("keyset " + System.getenv("TRANSPORT_KEYSET"));
        if (System.getenv("REFUSE_TO_START") != null) {
            System.out.println("The setting REFUSE_TO_START is in the way.");
            System.exit(1);
        }
        var port = Integer.parseInt(System.getenv("SERVER_PORT"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped in good order")));
        server.start();
    }
}
