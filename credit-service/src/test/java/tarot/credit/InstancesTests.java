package tarot.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import tarot.contracts.Topic;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.credit.desk.Counter;
import tarot.messaging.Envelopes;
import tarot.storage.Rows;

/** Three instances of the service, each a context of its own, share twelve partitions and one database. */
@LedgerTest
class InstancesTests {

    static final int PEOPLE = 50;
    static final int TRIES = 200;
    static final int PARTITIONS = 12;

    /** What a machine would be given by its environment. */
    static final List<String> SETTINGS = List.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "DATABASE_URL",
            "DATABASE_OWNER",
            "DATABASE_OWNER_PASSWORD",
            "DATABASE_PASSWORD",
            "TRANSPORT_KEYSET",
            "STORAGE_KEYSET",
            "tarot.topics.partitions",
            "tarot.relay.enabled",
            "tarot.credit.expiry-interval",
            "tarot.credit.audit-interval");

    final Counter counter;
    final JdbcClient jdbc;
    final KafkaTemplate<String, byte[]> kafka;
    final ConfigurableApplicationContext first;
    final long seed = System.nanoTime();

    InstancesTests(
            Counter counter,
            JdbcClient jdbc,
            KafkaTemplate<String, byte[]> kafka,
            ConfigurableApplicationContext first) {
        this.counter = counter;
        this.jdbc = jdbc;
        this.kafka = kafka;
        this.first = first;
    }

    /** Each command goes to any partition, though a person's belong into one: so all instances fight for each account. */
    @Test
    void fiftyTimesTwoHundredReservationsAtOnceOfOneCreditAreWonOnceEach() {
        var people = Stream.generate(() -> new Person(jdbc)).limit(PEOPLE).toList();
        people.forEach(this::leaveOneCredit);
        var commands = new ArrayList<ReserveCredits>();
        people.forEach(person -> IntStream.range(0, TRIES).forEach(_ -> commands.add(person.reserve(1))));
        Collections.shuffle(commands, new Random(seed));
        try (var second = instance();
                var third = instance()) {
            shareTheWork(first, second, third);
            publishAnywhere(commands);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> entries(people, "REFUSAL") + holds(people) == commands.size());
        }
        assertThat(holds(people)).as("seed %d", seed).isEqualTo(PEOPLE);
        assertThat(people).allSatisfy(person -> assertThat(person.account()).isEqualTo(person.has(0, 1)));
    }

    void leaveOneCredit(Person person) {
        var reading = person.reserve(4);
        counter.take(reading, person.capture(reading));
        assertThat(person.account()).isEqualTo(person.has(1, 0));
    }

    ConfigurableApplicationContext instance() {
        var environment = first.getEnvironment();
        var settings = SETTINGS.stream().map(name -> "--" + name + "=" + environment.getRequiredProperty(name));
        return new SpringApplicationBuilder(CreditService.class)
                .run(Stream.concat(settings, Stream.of("--spring.main.web-application-type=none"))
                        .toArray(String[]::new));
    }

    static void shareTheWork(ApplicationContext... instances) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var all = new HashSet<TopicPartition>();
            for (var instance : instances) {
                var own = partitions(instance);
                assertThat(own).hasSize(PARTITIONS / instances.length);
                all.addAll(own);
            }
            assertThat(all).hasSize(PARTITIONS);
        });
    }

    static Collection<TopicPartition> partitions(ApplicationContext instance) {
        return instance.getBean(KafkaListenerEndpointRegistry.class).getListenerContainers().stream()
                .map(container -> container.getAssignedPartitions())
                .filter(assigned -> assigned != null)
                .flatMap(Collection::stream)
                .filter(partition -> partition.topic().equals(Topic.CREDIT_COMMANDS_NAME))
                .toList();
    }

    void publishAnywhere(List<ReserveCredits> commands) {
        var envelopes = new Envelopes("reading-service", Clock.systemUTC());
        for (int n = 0; n < commands.size(); n++) {
            var command = commands.get(n);
            kafka.send(new ProducerRecord<>(
                    Topic.CREDIT_COMMANDS_NAME,
                    n % PARTITIONS,
                    command.user().toString(),
                    envelopes.write(command).getBytes(UTF_8)));
        }
        kafka.flush();
    }

    long holds(List<Person> people) {
        return entries(people, "HOLD") - people.size(); // of all but the one credit
    }

    long entries(List<Person> people, String kind) {
        return jdbc.sql("select count(*) from entry where user_id = any(?) and kind = ?")
                .param(new Rows<>(people).uuid(person -> person.id().value()))
                .param(kind)
                .query(Long.class)
                .single();
    }
}
