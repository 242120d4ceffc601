package tarot.gateway.settings;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.unit.DataSize;

/** Reads one setting at a time. An empty one counts as not set, so that Compose may pass on what it does not know. */
final class SettingReader {

    private static final Set<String> WEB = Set.of("http", "https");
    private static final Set<String> REDIS = Set.of("redis", "rediss");

    private final PropertyResolver environment;

    SettingReader(PropertyResolver environment) {
        this.environment = environment;
    }

    void port(String name, String example) {
        text(name).ifPresent(found -> parse(name, found, "a port between 0 and 65535", example, SettingReader::port));
    }

    URI service(String name, String usual) {
        var expected = "an http or https address without a path";
        return parse(name, text(name).orElse(usual), expected, usual, found -> address(found, WEB, false));
    }

    URI redis(String name, String usual) {
        var found = text(name).orElse(usual);
        try {
            return address(found, REDIS, true);
        } catch (RuntimeException e) {
            throw new WrongSetting(name, withoutPassword(found), "a redis or rediss address", usual);
        }
    }

    int count(String name, int usual) {
        var found = text(name).orElse(String.valueOf(usual));
        return parse(name, found, "a whole number above zero", String.valueOf(usual), text -> {
            var number = Integer.parseInt(text);
            return demand(number > 0, number);
        });
    }

    int bytes(String name, String usual) {
        return parse(name, text(name).orElse(usual), "a size of at most 1GB", usual, text -> {
            var size = DataSize.parse(text).toBytes();
            return demand(size > 0 && size <= 1 << 30, (int) size);
        });
    }

    Duration duration(String name, String usual) {
        return parse(name, text(name).orElse(usual), "a duration of at least 10ms", usual, text -> {
            var duration = DurationStyle.detectAndParse(text);
            return demand(duration.compareTo(Duration.ofMillis(10)) >= 0, duration);
        });
    }

    List<String> ranges(String name, String example) {
        return text(name).stream()
                .flatMap(found -> Arrays.stream(found.split(",", -1)))
                .map(range -> parse(name, range.strip(), "address ranges in CIDR form", example, SettingReader::range))
                .toList();
    }

    Optional<Path> file(String name, String example) {
        return text(name)
                .map(found -> parse(name, found, "a PEM file that can be read", example, text -> {
                    var path = Path.of(text);
                    return demand(Files.isRegularFile(path) && Files.isReadable(path), path);
                }));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(environment.getProperty(name))
                .map(String::strip)
                .filter(found -> !found.isEmpty());
    }

    private static <T> T parse(String name, String found, String expected, String example, Function<String, T> parse) {
        try {
            return parse.apply(found);
        } catch (RuntimeException e) {
            throw new WrongSetting(name, found, expected, example);
        }
    }

    private static int port(String text) {
        var port = Integer.parseInt(text);
        return demand(port >= 0 && port <= 65_535, port);
    }

    private static URI address(String text, Set<String> schemes, boolean more) {
        var address = URI.create(text);
        var bare = more
                || (address.getPath().length() <= 1 && address.getQuery() == null && address.getUserInfo() == null);
        return demand(address.getHost() != null && schemes.contains(address.getScheme()) && bare, address);
    }

    private static String range(String text) {
        var range = text.contains("/") ? text : text + (text.contains(":") ? "/128" : "/32");
        return demand(new IpSubnetFilterRule(range, IpFilterRuleType.ACCEPT) != null, range);
    }

    private static String withoutPassword(String address) {
        return address.replaceFirst("//.*@", "//…@");
    }

    private static <T> T demand(boolean holds, T value) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
        return value;
    }
}
