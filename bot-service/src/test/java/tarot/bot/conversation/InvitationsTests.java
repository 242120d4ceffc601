package tarot.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.Greeted;
import tarot.contracts.bot.BotEvent.InvitationOffered;
import tarot.contracts.bot.Invitation;
import tarot.contracts.credit.CreditCommand.RecordInvitation;

class InvitationsTests extends InAChat {

    static final UserId BOB = new UserId(UUID.fromString("01980000-0000-7000-8000-00000000000b"));

    @Test
    void anInvitationIsALinkThatNamesNobody() {
        var offered = (InvitationOffered) says("/invite");
        var start = opened(offered, Invitation.class).start();
        assertThat(start).matches("ref_[A-Za-z0-9_-]{22}").isEqualTo("ref_" + CODES.code(ADA));
    }

    @Test
    void whoeverComesByTheLinkIsGreetedAndTheirInviterIsRecorded() {
        assertThat(hears(new Input.Text("/start ref_" + CODES.code(BOB))))
                .containsExactly(new Greeted(ADA, request()), new RecordInvitation(ADA, request(), BOB));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/start",
                "/start ref_",
                "/start ref",
                "/start spring",
                "/start ref_AAAAAAAAAAAAAAAAAAAAAA",
                "/start ref_01980000-0000-7000-8000-00000000000b",
                "/start ref_!!!!!!!!!!!!!!!!!!!!!!",
                "/start REF_AAAAAAAAAAAAAAAAAAAAAA",
                "/start ref_ ref_"
            })
    void whoeverComesOtherwiseIsGreetedOnly(String text) {
        assertThat(says(text)).isEqualTo(new Greeted(ADA, request()));
    }

    @Test
    void aCodeWithAnythingAroundItIsNone() {
        assertThat(says("/start abc_" + CODES.code(BOB))).isInstanceOf(Greeted.class);
        for (var text : new String[] {" x", "A", "="}) {
            assertThat(says("/start ref_" + CODES.code(BOB) + text)).isInstanceOf(Greeted.class);
        }
    }
}
