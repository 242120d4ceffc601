package tarot.simulators.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a {@code multipart/form-data} body apart. */
final class Multipart {

    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Upload> uploads = new HashMap<>();

    private Multipart() {}

    static Multipart parse(String contentType, byte[] body) {
        var parts = new Multipart();
        group(BOUNDARY, contentType).ifPresent(boundary -> parts.split(body, bytes("--" + boundary)));
        return parts;
    }

    Map<String, String> texts() {
        return texts;
    }

    Map<String, Upload> uploads() {
        return uploads;
    }

    private void split(byte[] body, byte[] delimiter) {
        int from = indexOf(body, delimiter, 0);
        while (from >= 0) {
            int start = from + delimiter.length + 2; // past the line break
            int end = indexOf(body, delimiter, start);
            if (end > start) {
                part(Arrays.copyOfRange(body, start, end - 2));
            }
            from = end;
        }
    }

    private void part(byte[] part) {
        int blank = indexOf(part, BLANK_LINE, 0);
        if (blank < 0) {
            return;
        }
        var head = new String(part, 0, blank, StandardCharsets.UTF_8);
        var content = Arrays.copyOfRange(part, blank + BLANK_LINE.length, part.length);
        group(NAME, head)
                .ifPresent(name -> group(FILE, head)
                        .ifPresentOrElse(
                                file -> uploads.put(name, new Upload(file, content)),
                                () -> texts.put(name, new String(content, StandardCharsets.UTF_8))));
    }

    private static Optional<String> group(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::find).map(found -> found.group(1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int at = from; at <= body.length - wanted.length; at++) {
            if (body[at] == wanted[0] && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
