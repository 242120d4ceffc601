package tarot.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;
import tarot.local.settings.Ports;

/** What people write, are told and are called stays between them and the services. */
@Journey
class SecrecyJourney {

    @Test
    void whatPeopleSaidIsInNoLogNoTopicAndNoTable(Stage stage) throws IOException {
        var visitor = stage.visitor().arrives();
        visitor.says("/reading Should Quetzalcoatl come to dinner?");
        var told = visitor.hears("1 credit for this reading").text();
        visitor.opensCheckout("p10");
        visitor.isInvoiced("p10");
        visitor.paysTheInvoice();
        visitor.hasBought(10);
        var charge = stage.providers().starsOf(visitor).getFirst().by();
        visitor.says("Quetzalcoatl!"); // not a question, and not taken
        visitor.hears("not waiting for a question");

        var secrets = List.of(
                "Quetzalcoatl",
                visitor.name(),
                Long.toString(visitor.chat()),
                visitor.link("Pay"),
                charge,
                told.lines().filter(line -> line.length() > 40).findFirst().orElseThrow(),
                stage.system().setting("TELEGRAM_TOKEN"));
        for (var secret : secrets) {
            assertThat(stage.topics().letters())
                    .as("records with '%s'", secret)
                    .noneMatch(letter -> new String(letter.value(), UTF_8).contains(secret));
            assertThat(stage.books().rowsWith(secret))
                    .as("rows with '%s'", secret)
                    .isEmpty();
        }
        try (Stream<Path> logs = Files.list(stage.system().settings().home().resolve("logs"))) {
            for (var log : logs.toList()) {
                var text = Files.readString(log, ISO_8859_1);
                assertThat(secrets.stream().filter(text::contains))
                        .as("in %s", log.getFileName())
                        .isEmpty();
            }
        }
    }

    @Test
    void whoIsErasedIsSomebodyNew(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.says("/reading Will I be forgotten?");
        visitor.hears("1 credit for this reading");
        visitor.isInvoiced("p10");
        visitor.paysTheInvoice();
        visitor.hasBought(10);
        stage.comesToRest();
        var before = visitor.user();
        assertThat(stage.books().namesOfTheBuyer(before)).isEqualTo(2);
        stage.books().erase(before);
        stage.system().service(Ports.BOT).stop(); // which remembers people for ten minutes
        stage.system().service(Ports.BOT).start();
        stage.system().awaitHealthy();

        visitor.says("/history");
        visitor.hears("You have had no reading yet");
        visitor.says("/balance");
        visitor.hears("You have 5 credits");
        stage.comesToRest();
        assertThat(stage.books().newcomer()).isNotEqualTo(before);
        assertThat(stage.books().rowsWith(before.toString()))
                .as("tables that know the number of old")
                .doesNotContain("bot.person", "notification.recipient", "notification.delivery", "reading.person_key");
        assertThat(stage.books().namesOfTheBuyer(before)).isZero();
    }
}
