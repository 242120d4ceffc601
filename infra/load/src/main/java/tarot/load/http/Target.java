package tarot.load.http;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Requests to one server, as the bytes that go over the wire. */
public record Target(URI base) {

    /** @throws IllegalArgumentException if it is no URL of a server */
    public static Target of(String url) {
        var base = URI.create(url);
        var scheme = base.getScheme();
        if (base.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException("'" + url + "' is no URL like http://localhost:8080");
        }
        return new Target(base);
    }

    public byte[] get(String path) {
        return head("GET", path, Map.of()).getBytes(StandardCharsets.ISO_8859_1);
    }

    public byte[] post(String path, Map<String, String> headers, byte[] body) {
        var head = head("POST", path, headers);
        var lengths = "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        var bytes = new ByteArrayOutputStream(head.length() + lengths.length() + body.length);
        bytes.writeBytes(head.substring(0, head.length() - 2).getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(lengths.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    boolean isSecure() {
        return "https".equals(base.getScheme());
    }

    int port() {
        if (base.getPort() > 0) {
            return base.getPort();
        }
        return isSecure() ? 443 : 80;
    }

    private String head(String method, String path, Map<String, String> headers) {
        var prefix = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/$", "");
        var head = new StringBuilder(method)
                .append(' ')
                .append(prefix)
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(base.getRawAuthority())
                .append("\r\nAccept: */*\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }
}
