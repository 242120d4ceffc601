package tarot.bot.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.bot.admission.Admissions;
import tarot.bot.admission.Visit;
import tarot.bot.identity.Identity;
import tarot.contracts.Message;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.ConversationEvent;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.bot.BotEvent.QuestionAskedFor;
import tarot.contracts.reading.ReadingCommand.RequestReading;
import tarot.simulators.telegram.Command;
import tarot.simulators.telegram.Person;
import tarot.simulators.telegram.TelegramFault;
import tarot.simulators.telegram.TelegramSimulator;

@BotTest
@ExtendWith(OutputCaptureExtension.class)
class TelegramDutyTests {

    static final Heard HEARD = new Heard();

    final TelegramSimulator telegram = SimulatedTelegram.telegram();
    final Person ada = telegram.person(ThreadLocalRandom.current().nextLong(1, 1L << 52), "Ada");
    final ApplicationContext context;
    final TelegramDuty duty;
    final JdbcClient jdbc;
    final Identity identity;
    final Admissions admissions;

    TelegramDutyTests(
            ApplicationContext context, TelegramDuty duty, JdbcClient jdbc, Identity identity, Admissions admissions) {
        this.admissions = admissions;
        this.context = context;
        this.duty = duty;
        this.jdbc = jdbc;
        this.identity = identity;
    }

    @AfterEach
    void heal() {
        telegram.heal();
    }

    @AfterAll
    static void close() throws InterruptedException {
        HEARD.stop();
    }

    @Test
    void whatPeopleSendIsFetchedInTheirOrder() {
        ada.sends("/start");
        ada.sends("/reading three");
        ada.sends("Will it work?");
        assertThat(heard(4))
                .filteredOn(ConversationEvent.class::isInstance) // topics do not wait for each other
                .hasExactlyElementsOfTypes(Greeted.class, QuestionAskedFor.class);
        assertThat(heard(4)).hasAtLeastOneElementOfType(RequestReading.class);
    }

    @Test
    void aPressIsAnsweredByACall() {
        ada.forgesPress(ada.sends("/start"), "spread:one");
        await().until(() -> telegram.calls("answerCallbackQuery").stream().anyMatch(call -> call.status() == 200));
        assertThat(heard(3)).hasAtLeastOneElementOfType(QuestionAskedFor.class);
    }

    @Test
    void aTelegramThatIsAwayIsAskedAgain() {
        telegram.fail(2, new TelegramFault.ServerError(502), "getUpdates");
        telegram.fail(1, new TelegramFault.Cut(), "getUpdates");
        telegram.fail(1, new TelegramFault.TooManyRequests(1), "getUpdates");
        telegram.fail(1, new TelegramFault.LostAnswer(), "getUpdates");
        ada.sends("/start");
        heard(2);
        await().until(() -> telegram.faultsLeft() == 0);
    }

    @Test
    void whatCannotBeTakenYetIsNotConfirmed(CapturedOutput output) {
        var update = new Visit(identity.telegramKey(ada.id()), 1_900_000_000);
        var reserved = admissions.enter(update);
        telegram.update("""
                {"update_id": %d, "message": {"text": "/start", "from": {"id": %d, "first_name": "Ada"},
                 "chat": {"id": %d, "type": "private"}}}
                """.formatted(update.update(), ada.id(), ada.id()));
        await().until(() -> output.getOut().contains("update is being taken elsewhere"));
        assertThat(telegram.pendingUpdates()).isPositive();
        admissions.postpone(update, reserved);
        heard(2);
        await().until(() -> telegram.pendingUpdates() == 0);
    }

    @Test
    void ofTwoReplicasOneFetchesAndTheOtherTakesOver() {
        var other = duty();
        await().until(() -> telegram.callCounts().getOrDefault("getupdates", 0L) > 0);
        other.start();
        try {
            var menus = count("setMyCommands");
            ada.sends("/start");
            heard(2);
            assertThat(count("setMyCommands")).as("said by one").isEqualTo(menus);
            duty.stop();
            await().untilAsserted(() -> assertThat(count("setMyCommands")).isEqualTo(menus + 1));
            ada.sends("/help");
            assertThat(heard(3)).hasSize(3);
        } finally {
            other.stop();
            duty.start();
        }
        ada.sends("/help");
        assertThat(heard(4)).hasSize(4);
    }

    @Test
    void aReplicaThatLosesTheDatabaseFetchesOnUntilAnotherDoes() {
        await().until(() -> telegram.callCounts().getOrDefault("getupdates", 0L) > 0);
        var menus = count("setMyCommands");
        jdbc.sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = "
                        + "hashtext('tarot.bot.telegram')::bigint & 4294967295")
                .query((_, _) -> true)
                .list();
        ada.sends("/start");
        heard(2);
        assertThat(count("setMyCommands")).as("said before").isEqualTo(menus);
        var before = conflicts();
        var other = duty();
        other.start();
        try {
            await().untilAsserted(() -> assertThat(count("setMyCommands")).isEqualTo(menus + 1));
            await().until(() -> conflicts() > before);
            ada.sends("/help");
            assertThat(heard(3)).hasSize(3);
            var settled = conflicts();
            ada.sends("/help");
            assertThat(heard(4)).hasSize(4);
            assertThat(conflicts()).as("one of them gave up").isEqualTo(settled);
        } finally {
            other.stop();
        }
        ada.sends("/help");
        assertThat(heard(5)).hasSize(5);
    }

    @Test
    void aMenuThatIsRefusedIsGivenUpAndPeopleAreHeard(CapturedOutput output) {
        await().until(() -> !telegram.commands("").isEmpty());
        duty.stop();
        telegram.fail(1_000, new TelegramFault.BadRequest("no such scope"), "setMyCommands");
        duty.start();
        ada.sends("/start");
        heard(2);
        assertThat(errors(output, "setMyCommands")).isOne();
    }

    @Test
    void aRefusalToGiveUpdatesIsAnErrorOnce(CapturedOutput output) {
        telegram.fail(3, new TelegramFault.BadRequest("not now"), "getUpdates");
        await().until(() -> telegram.faultsLeft() == 0);
        ada.sends("/start");
        heard(2);
        assertThat(errors(output, "refuses to give updates")).isOne();
        assertThat(lines(output, "refuses to give updates")).isEqualTo(3);
    }

    @Test
    void theMenuIsRegistered() {
        await().until(() -> !telegram.commands("").isEmpty());
        assertThat(telegram.commands(""))
                .extracting(Command::command)
                .containsExactly(
                        "start",
                        "reading",
                        "history",
                        "balance",
                        "statement",
                        "buy",
                        "redeem",
                        "invite",
                        "help",
                        "support",
                        "terms",
                        "cancel");
        assertThat(telegram.commands("")).extracting(Command::description).doesNotContain("");
    }

    @Test
    void everyKindOfUpdateIsNamed() {
        await().until(() -> !telegram.calls("getUpdates").isEmpty());
        assertThat(telegram.calls("getUpdates"))
                .last()
                .extracting(call -> call.parameters().get("allowed_updates"))
                .asString()
                .contains("message", "callback_query", "pre_checkout_query");
    }

    @Test
    void theTokenIsNeverLogged(CapturedOutput output) {
        telegram.fail(1, new TelegramFault.Cut(), "getUpdates");
        telegram.fail(1, new TelegramFault.BadRequest("no"), "getUpdates");
        await().until(() -> telegram.faultsLeft() == 0);
        ada.sends("/start");
        heard(2);
        assertThat(output.getAll()).doesNotContain("only-for-tests", Long.toString(ada.id()));
    }

    static long errors(CapturedOutput output, String words) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains(words) && line.contains("ERROR"))
                .count();
    }

    static long lines(CapturedOutput output, String words) {
        return output.getOut().lines().filter(line -> line.contains(words)).count();
    }

    TelegramDuty duty() {
        return context.getAutowireCapableBeanFactory().createBean(TelegramDuty.class);
    }

    long count(String method) {
        return count(method, 200);
    }

    long conflicts() {
        return count("getUpdates", 409);
    }

    long count(String method, int status) {
        return telegram.calls(method).stream()
                .filter(call -> call.status() == status)
                .count();
    }

    List<Message> heard(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !users().isEmpty());
        return HEARD.about(new UserId(users().getFirst()), count);
    }

    List<UUID> users() {
        return jdbc.sql("select user_id from person where telegram_key = ?")
                .param(identity.telegramKey(ada.id()))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }
}
