package tarot.bot.update;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Run by hand: {@code mvn -pl bot-service test -Dtest=IntakeBenchmark -Dsurefire.failIfNoSpecifiedTests=false}. */
@BotTest
class IntakeBenchmark {

    static final int UPDATES = 5_000;
    static final int AT_ONCE = 32;
    static final String UPDATE = """
            {"update_id":%d,"message":{"message_id":9,"from":{"id":%d,"is_bot":false,"first_name":"Ada",\
            "language_code":"en"},"chat":{"id":%d,"first_name":"Ada","type":"private"},"date":1700000000,\
            "text":"/reading Will it work?","entities":[{"offset":0,"length":8,"type":"bot_command"}]}}""";

    final Intake intake;
    final int port;
    long update = 1L << 40;

    IntakeBenchmark(Intake intake, @LocalServerPort int port) {
        this.intake = intake;
        this.port = port;
    }

    @Test
    void costOfAnUpdate() {
        var people = ThreadLocalRandom.current().nextLong(1L << 50);
        for (var round = 0; round < 4; round++) {
            var first = people + (long) round * UPDATES;
            measure("somebody new", i -> first + i, this::take);
            measure("somebody known", i -> first + i, this::take);
            measure("somebody known, over HTTP", i -> first + i, this::post);
        }
    }

    void take(byte[] body) {
        intake.take(UpdateReader.read(body).orElseThrow());
    }

    void post(byte[] body) {
        Chatter.post(port, body, BotTest.SECRET);
    }

    void measure(String who, LongFunction<Long> sender, Consumer<byte[]> way) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var cpu = system.getProcessCpuTime();
        var begin = System.nanoTime();
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < UPDATES; i++) {
                places.acquireUninterruptibly();
                var id = sender.apply(i);
                var body = UPDATE.formatted(update++, id, id).getBytes(UTF_8);
                threads.execute(() -> {
                    way.accept(body);
                    places.release();
                });
            }
        }
        var micros = (system.getProcessCpuTime() - cpu) / 1_000.0 / UPDATES;
        var perSecond = UPDATES * 1e9 / (System.nanoTime() - begin);
        System.out.printf("%s: %.0f us of CPU in this process, %.0f/s%n", who, micros, perSecond);
    }
}
