package tarot.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import tarot.messaging.Publisher;
import tarot.notification.TelegramSimulation;
import tarot.sealing.TransportSealing;
import tarot.simulators.telegram.TelegramFault;
import tarot.simulators.telegram.TelegramSimulator;
import tarot.work.LeasedWork;

/** The bot's name is asked for when it is first needed: this takes a service that was never asked. */
@TelegramSimulation
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class InvitationTests extends Telling {

    InvitationTests(
            TelegramSimulator telegram,
            Publisher publisher,
            JdbcClient jdbc,
            TransportSealing sealing,
            LeasedWork<Delivery, Outcome> sending) {
        super(telegram, publisher, jdbc, sealing, sending);
    }

    @Test
    void aLinkWaitsUntilTelegramTellsTheBotsNameWhichIsAskedForOnce() {
        telegram.fail(1, new TelegramFault.ServerError(502), "getMe");
        telegram.fail(1, new TelegramFault.Forbidden(), "getMe");
        telegram.fail(1, new TelegramFault.TooManyRequests(1), "getMe");
        happen(ada.registered("Ada"), bob.registered("Bob"));
        happen(ada.invites("ref_ada"));
        await().untilAsserted(() -> assertThat(ada.read()).hasSize(1));
        var asked = telegram.calls("getMe").size();
        assertThat(asked).isEqualTo(4);
        happen(bob.invites("ref_bob"), ada.invites("ref_ada"));
        await().untilAsserted(() -> {
            assertThat(ada.read()).hasSize(2);
            assertThat(bob.read()).hasSize(1);
        });
        assertThat(bob.read().getFirst()).containsPattern("https://t\\.me/[A-Za-z0-9_]+\\?start=ref_bob");
        assertThat(telegram.calls("getMe")).hasSize(asked);
        await().untilAsserted(() -> assertThat(states(ada)).containsExactly("TOLD", "TOLD"));
    }
}
