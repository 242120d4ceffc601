package tarot.notification.delivery;

import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;
import tarot.contracts.Message;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.Spread;
import tarot.messaging.Publisher;
import tarot.sealing.TransportSealing;
import tarot.simulators.Simulators;
import tarot.testing.ServiceTest;

/**
 * What telling a reading costs, a picture and a text, in CPU of each process. Not part of the build; run it with
 * {@code mvn -pl notification-service test -Dtest=CostOfTelling}, with the simulators built before.
 */
@ServiceTest(
        properties = {
            "TELEGRAM_TOKEN=123456789:AAtests",
            "TELEGRAM_MESSAGES_PER_SECOND=100000",
            "TELEGRAM_MESSAGES_PER_CHAT_PER_SECOND=100000"
        })
@Import(CostOfTelling.TelegramElsewhere.class)
class CostOfTelling {

    static final int PEOPLE = 3_000;
    static final int PER_SECOND = 100;
    static final String URL = "http://localhost:18090";
    static final String TEXT = "The card speaks of a beginning that asks for courage more than for plans. ".repeat(4);

    final Publisher publisher;
    final JdbcClient jdbc;
    final TransportSealing sealing;
    final Process simulators;
    final List<Somebody> people = new ArrayList<>();

    CostOfTelling(Publisher publisher, JdbcClient jdbc, TransportSealing sealing) throws Exception {
        this.publisher = publisher;
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.simulators = simulators();
        try (var http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create(URL + "/admin/telegram/open"))
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.discarding());
        }
    }

    @AfterEach
    void stop() {
        simulators.destroy();
    }

    @Test
    void ofManyAtOnceAndOfAHundredASecond() {
        try (var names = Simulators.start(0)) {
            for (int n = 0; n < PEOPLE; n++) {
                people.add(Somebody.unmet(names.telegram(), sealing));
            }
        }
        publisher.publish(
                people.stream().map(person -> person.registered("Ada")).toList());
        await().until(() -> count("recipient") == PEOPLE);
        tell("warming up, one by one", PER_SECOND, 1_000);
        tell("warming up, at once", 0, PEOPLE);
        tell("at once", 0, PEOPLE);
        tell("a hundred readings a second", PER_SECOND, 2_000);
    }

    void tell(String how, int perSecond, int readings) {
        var messages = new ArrayList<List<Message>>();
        for (int n = 0; n < readings; n++) {
            var person = people.get(n);
            var drawn = person.drawn(Spread.ONE_CARD, Card.values()[n % 20]);
            messages.add(List.of(drawn, person.completed(drawn, TEXT)));
        }
        var told = count("delivery where state = 'TOLD'") + 2L * readings;
        var before = cpu();
        var began = System.nanoTime();
        for (int n = 0; n < readings; n++) {
            if (perSecond > 0) {
                LockSupport.parkNanos(began + n * 1_000_000_000L / perSecond - System.nanoTime());
                publisher.publish(messages.get(n));
            }
        }
        if (perSecond == 0) {
            publisher.publish(messages.stream().flatMap(List::stream).toList());
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> count("delivery where state = 'TOLD'") >= told);
        var seconds = (System.nanoTime() - began) / 1e9;
        var cost = new StringBuilder();
        cpu().forEach((process, nanos) -> cost.append(
                " %s %.0f".formatted(process, (nanos - before.getOrDefault(process, 0L)) / 1e3 / readings)));
        System.out.printf("COST %s: %d readings in %.1f s; CPU in µs a reading:%s%n", how, readings, seconds, cost);
    }

    Map<String, Long> cpu() {
        var cpu = new TreeMap<String, Long>();
        var own = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        cpu.put("service", own.getProcessCpuTime());
        ProcessHandle.current().descendants().forEach(process -> {
            var info = process.info();
            var path = info.command().orElse("other");
            var name = process.pid() == simulators.pid() ? "simulators" : path.substring(path.lastIndexOf('/') + 1);
            cpu.merge(name, info.totalCpuDuration().orElse(Duration.ZERO).toNanos(), Long::sum);
        });
        return cpu;
    }

    long count(String rows) {
        return jdbc.sql("select count(*) from " + rows)
                .query((row, _) -> row.getLong(1))
                .single();
    }

    static Process simulators() throws IOException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        "../infra/simulators/target/simulators-1-SNAPSHOT.jar")
                .inheritIO();
        process.environment().put("SIMULATORS_PORT", URI.create(URL).getPort() + "");
        var started = process.start();
        await().ignoreExceptions()
                .until(() -> URI.create(URL + "/actuator").toURL().openStream().read() > 0);
        return started;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class TelegramElsewhere {

        @Bean
        DynamicPropertyRegistrar telegramUrl() {
            return properties -> properties.add("TELEGRAM_API_URL", () -> URL);
        }
    }
}
