package tarot.local.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Redis with an append-only file that is synchronised every second. */
public final class RedisServer extends LocalServer {

    public RedisServer(Path home, int port) {
        super("redis", home, port);
    }

    /** {@code redis://host:port}. */
    public String url() {
        return "redis://127.0.0.1:" + port();
    }

    @Override
    void prepare() throws IOException {
        Files.createDirectories(data());
    }

    @Override
    ProcessBuilder command() throws IOException {
        return new ProcessBuilder(
                Binaries.redis().toString(),
                "--port",
                Integer.toString(port()),
                "--bind",
                "127.0.0.1",
                "--dir",
                data().toString(),
                "--appendonly",
                "yes",
                "--save",
                "",
                "--timeout",
                "0");
    }

    @Override
    boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
            return socket.getInputStream().read() == '+'; // while it loads its file it says -LOADING
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    String stopSignal() {
        return "TERM";
    }
}
