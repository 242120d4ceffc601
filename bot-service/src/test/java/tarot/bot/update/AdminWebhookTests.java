package tarot.bot.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.bot.identity.Identity;
import tarot.contracts.AdminReason;
import tarot.contracts.Message;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.ConfirmationAskedFor;
import tarot.contracts.bot.BotEvent.ConversationCancelled;
import tarot.contracts.bot.BotEvent.InputRefused;
import tarot.contracts.bot.Proposal;
import tarot.contracts.bot.Refusal;
import tarot.contracts.credit.CreditCommand.AdjustCredits;
import tarot.sealing.TransportSealing;
import tarot.testing.TestServers;

@BotTest
class AdminWebhookTests {

    static final Heard HEARD = new Heard();

    final JdbcClient jdbc;
    final Identity identity;
    final TransportSealing sealing;
    final int port;
    final UserId bob = new UserId(new UUID(System.nanoTime() << 16 | 0x7000, 0x8000_0000_0000_0000L));

    AdminWebhookTests(JdbcClient jdbc, Identity identity, TransportSealing sealing, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.identity = identity;
        this.sealing = sealing;
        this.port = port;
    }

    @AfterAll
    static void close() throws InterruptedException {
        HEARD.stop();
    }

    @Test
    void anAdminGivesCreditsByConfirmingIt() {
        var admin = new Chatter(port, 900_000_001);
        var asked = grant(admin, "Sorry for the trouble");
        assertThat(sealing.open(asked.sealed(), asked, Proposal.class))
                .isEqualTo(new Proposal(new Proposal.Adjust(bob, 5), "Sorry for the trouble"));
        assertThat(HEARD.about(bob)).as("before it is confirmed").isEmpty();
        var press = "confirm:" + key(asked);
        assertThat(admin.presses(press).body()).contains("answerCallbackQuery");
        var command = (AdjustCredits) HEARD.about(bob, 1).getFirst();
        assertThat(command).isEqualTo(new AdjustCredits(bob, asked.request(), user(admin), 5, command.sealed()));
        assertThat(sealing.open(command.sealed(), command, AdminReason.class))
                .isEqualTo(new AdminReason("Sorry for the trouble"));
        admin.presses(press);
        assertThat(refusals(admin, 1)).containsExactly(Refusal.STALE_BUTTON);
        assertThat(HEARD.about(bob)).hasSize(1);
    }

    @Test
    void aProposalOutlivesARedisThatGoesAwayAndComesBack() {
        var admin = new Chatter(port, 900_000_002);
        TestServers.redis().stop();
        try {
            var asked = grant(admin, "While Redis was away");
            TestServers.redis().start();
            admin.presses("confirm:" + key(asked));
            HEARD.about(bob, 1);
        } finally {
            TestServers.redis().start();
        }
    }

    @Test
    void anotherAdminConfirmsNothing() {
        var admin = new Chatter(port, 900_000_003);
        var other = new Chatter(port, 900_000_004);
        var asked = grant(admin, "Mine");
        other.presses("confirm:" + key(asked));
        assertThat(refusals(other, 1)).containsExactly(Refusal.STALE_BUTTON);
        admin.presses("deny:" + key(asked));
        await().until(() -> all(ConversationCancelled.class, admin).size() == 1);
        admin.presses("confirm:" + key(asked));
        assertThat(refusals(admin, 1)).containsExactly(Refusal.STALE_BUTTON);
        assertThat(HEARD.about(bob)).isEmpty();
    }

    @Test
    void inAGroupNobodyIsAnAdmin() {
        var admin = new Chatter(port, 900_000_005);
        admin.says("/help");
        admin.posts(admin.message(Map.of("text", "/grant " + bob + " 5 x"))
                .replace("\"type\":\"private\"", "\"type\":\"group\""));
        admin.says("/help");
        await().until(() -> HEARD.about(user(admin)).size() >= 3);
        assertThat(all(ConfirmationAskedFor.class, admin)).isEmpty();
    }

    @Test
    void everybodyElseIsToldThatThereIsNoSuchCommand() {
        var somebody = new Chatter(port);
        somebody.says("/grant " + bob + " 5 x");
        somebody.presses("confirm:12345678");
        assertThat(refusals(somebody, 2)).containsExactly(Refusal.UNKNOWN_COMMAND, Refusal.STALE_BUTTON);
    }

    ConfirmationAskedFor grant(Chatter admin, String reason) {
        assertThat(admin.says("/grant " + bob + " 5 " + reason).statusCode()).isEqualTo(200);
        await().until(() -> all(ConfirmationAskedFor.class, admin).size() == 1);
        return all(ConfirmationAskedFor.class, admin).getFirst();
    }

    List<Refusal> refusals(Chatter chatter, int count) {
        await().until(() -> all(InputRefused.class, chatter).size() >= count);
        return all(InputRefused.class, chatter).stream()
                .map(InputRefused::reason)
                .toList();
    }

    <T extends Message> List<T> all(Class<T> type, Chatter chatter) {
        return HEARD.about(user(chatter)).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    UserId user(Chatter chatter) {
        return new UserId(jdbc.sql("select user_id from person where telegram_key = ?")
                .param(identity.telegramKey(chatter.id))
                .query((row, _) -> row.getObject(1, UUID.class))
                .single());
    }

    static String key(ConfirmationAskedFor asked) {
        return asked.request().toString().substring(0, 8);
    }
}
