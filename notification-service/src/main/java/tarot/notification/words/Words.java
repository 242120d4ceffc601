package tarot.notification.words;

import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tarot.contracts.Message;
import tarot.contracts.bot.BotEvent;
import tarot.contracts.bot.BotEvent.InvitationOffered;
import tarot.contracts.bot.Person;
import tarot.contracts.credit.CreditEvent;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.reading.ReadingEvent;
import tarot.notification.recipient.Admins;
import tarot.notification.words.ConversationWords.Listener;

/** What each event reads like, in the person's language where there are texts for it, else in English. */
@Component
public class Words {

    private static final Logger log = LoggerFactory.getLogger(Words.class);

    private final Phrasebook english = Phrasebook.of("en");
    private final Map<String, Phrasebook> phrasebooks = Map.of(english.language(), english);
    private final WordsProperties properties;
    private final Admins admins;

    Words(WordsProperties properties, Admins admins) {
        this.properties = properties;
        this.admins = admins;
        if (properties.supportContact().isBlank()) {
            log.atWarn().log("SUPPORT_CONTACT is not set: /support and /paysupport can name nobody");
        }
    }

    /** Throws {@link IllegalArgumentException} for an event that nobody is told. */
    public Wording word(Message event, Person person, Content content) {
        var phrasebook = phrasebook(person.language());
        return switch (event) {
            case BotEvent about -> {
                var listener = new Listener(person.name(), admins.include(person));
                yield new ConversationWords(phrasebook, properties).word(about, listener, content);
            }
            case ReadingEvent about -> new ReadingWords(phrasebook).word(about, content);
            case CreditEvent about -> new CreditWords(phrasebook).word(about);
            case PaymentEvent about -> new PaymentWords(phrasebook, money(person)).word(about, content);
            default -> throw toldToNobody(event);
        };
    }

    /** What wakes an admin. Throws {@link IllegalArgumentException} for an event that wakes nobody. */
    public Wording alert(Message event, Person admin) {
        return new AlertWords(phrasebook(admin.language()), money(admin)).word(event);
    }

    /** Whether wording this takes {@link Content#botName}. */
    public static boolean takesBotName(Message event) {
        return event instanceof InvitationOffered;
    }

    /** The language that this person is spoken to in: their own where there are texts for it. */
    public String language(Person person) {
        return phrasebook(person.language()).language();
    }

    /** What a position of a spread, by its wire name, is called in a language that {@link #language} gave. */
    public String position(String language, String position) {
        return phrasebook(language).position(position);
    }

    static IllegalArgumentException toldToNobody(Message event) {
        return new IllegalArgumentException(event.getClass().getSimpleName() + " is told to nobody");
    }

    private Phrasebook phrasebook(String tag) {
        return phrasebooks.getOrDefault(primary(tag), english);
    }

    private Money money(Person person) {
        return new Money(Locale.forLanguageTag(language(person)));
    }

    private static String primary(String tag) {
        return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
