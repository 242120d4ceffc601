package tarot.bot.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tarot.bot.identity.Admins;
import tarot.bot.identity.Identity;
import tarot.bot.identity.InvitationCodes;
import tarot.contracts.Message;
import tarot.contracts.RequestId;
import tarot.contracts.Sealed;
import tarot.contracts.UserId;
import tarot.contracts.bot.BotEvent.InputRefused;
import tarot.contracts.bot.Refusal;
import tarot.contracts.reading.Spread;

/** A chat with the whole conversation behind it, and no server. */
abstract class InAChat {

    static final UserId ADA = new UserId(UUID.fromString("01980000-0000-7000-8000-000000000007"));
    static final long ADMIN = 4711;
    static final Identity IDENTITY = new Identity("a secret of thirty-two characters".getBytes(UTF_8));
    static final InvitationCodes CODES = new InvitationCodes(IDENTITY);

    Session session = Session.NONE;
    Spread usual = Spread.ONE_CARD;
    Instant now = Instant.parse("2026-11-28T10:00:00Z");
    long telegramId = 1;
    long update;

    /** What was sealed, by the message and the person that it was sealed for. */
    final Map<Place, Record> sealed = new HashMap<>();

    final Conversation conversation = conversation();

    /** All that is said to this. */
    List<Message> hears(Input input) {
        update++;
        var outcome = conversation.on(turn(), input);
        session = outcome.session();
        usual = outcome.usual();
        return outcome.messages();
    }

    Message says(String text) {
        return does(new Input.Text(text));
    }

    Message presses(String data) {
        return does(new Input.Press(data));
    }

    Message does(Input input) {
        var messages = hears(input);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    Turn turn() {
        return new Turn(ADA, new Speaker(telegramId, "de"), usual, session, IDENTITY.update(telegramId, update));
    }

    RequestId request() {
        return IDENTITY.update(telegramId, update).request();
    }

    /** What was sealed for this message, about the person whom it is about. */
    <T extends Record> T opened(Message message, Class<T> type) {
        var content = sealed.get(new Place(message.id(), message.user()));
        assertThat(content).isInstanceOf(type);
        return Objects.requireNonNull(type.cast(content));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    static Refusal refusal(Message message) {
        assertThat(message).isInstanceOf(InputRefused.class);
        return ((InputRefused) message).reason();
    }

    record Place(UUID message, UserId user) {}

    private Conversation conversation() {
        Seal seal = (content, message, user) -> {
            sealed.put(new Place(message, user), content);
            return new Sealed("sealed");
        };
        InstantSource time = () -> now;
        try (var beans = new AnnotationConfigApplicationContext()) {
            beans.registerBean(Seal.class, () -> seal);
            beans.registerBean(Clock.class, () -> time.withZone(ZoneOffset.UTC));
            beans.registerBean(Admins.class, () -> Admins.of(Long.toString(ADMIN)));
            beans.registerBean(InvitationCodes.class, () -> CODES);
            beans.register(Routes.class, Purchases.class, Administration.class, Conversation.class);
            beans.refresh();
            return beans.getBean(Conversation.class);
        }
    }
}
