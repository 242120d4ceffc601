package tarot.load.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One connection, kept alive from request to request and opened again where the server has closed it. For one thread.
 * A plain socket: the JDK's client costs several times as much, on the machine that is being measured.
 */
public final class Connection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 30_000;

    private final Target target;
    private @Nullable Socket socket;
    private BufferedInputStream in = new BufferedInputStream(BufferedInputStream.nullInputStream());

    public Connection(Target target) {
        this.target = target;
    }

    /**
     * Sends a request that {@link #target} made, once more on a new connection if the kept one turns out to be closed.
     *
     * @throws IOException if there is no answer, or none that is HTTP
     */
    public Answer send(byte[] request) throws IOException {
        if (socket != null) {
            try {
                return exchange(socket, request);
            } catch (EOFException | java.net.SocketException _) {
                close(); // closed by the server while it was idle
            }
        }
        var opened = open();
        socket = opened;
        in = new BufferedInputStream(opened.getInputStream(), 8192);
        try {
            return exchange(opened, request);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        var open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // it is of no use any more
            }
        }
    }

    private Socket open() throws IOException {
        var address = new InetSocketAddress(target.base().getHost(), target.port());
        var plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(ANSWER_MILLIS);
            plain.connect(address, CONNECT_MILLIS);
            return target.isSecure() ? secured(plain) : plain;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket secured(Socket plain) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var secure = (SSLSocket) factory.createSocket(plain, target.base().getHost(), target.port(), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private Answer exchange(Socket open, byte[] request) throws IOException {
        open.getOutputStream().write(request);
        int status = status(line());
        long length = -1;
        boolean chunked = false;
        boolean last = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            var name = colon < 0 ? "" : header.substring(0, colon).toLowerCase(Locale.ROOT);
            var value = header.substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = Long.parseLong(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> last = value.equalsIgnoreCase("close");
                default -> {}
            }
        }
        var body = body(status, chunked, length);
        if (last || !chunked && length < 0 && status != 204) {
            close();
        }
        return new Answer(status, body);
    }

    private byte[] body(int status, boolean chunked, long length) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (chunked) {
            return chunks();
        }
        return length < 0 ? in.readAllBytes() : exactly((int) length);
    }

    private byte[] chunks() throws IOException {
        var whole = new java.io.ByteArrayOutputStream();
        while (true) {
            var size = line();
            int end = size.indexOf(';');
            int length = Integer.parseInt(end < 0 ? size : size.substring(0, end), 16);
            whole.writeBytes(exactly(length));
            line();
            if (length == 0) {
                return whole.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ends early");
        }
        return bytes;
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.") || line.length() < 12) {
            throw new IOException("this is no HTTP/1.1: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
