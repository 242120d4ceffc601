package tarot.notification.delivery;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tarot.contracts.Message;
import tarot.contracts.bot.Person;
import tarot.notification.photo.Photos;
import tarot.notification.recipient.Recipients;
import tarot.notification.telegram.Answer;
import tarot.notification.telegram.BotName;
import tarot.notification.telegram.Photo;
import tarot.notification.telegram.Telegram;
import tarot.notification.telegram.Telegram.Markup;
import tarot.notification.words.Styled;
import tarot.notification.words.Wording.Bill;
import tarot.notification.words.Wording.Part;
import tarot.notification.words.Wording.Table;
import tarot.notification.words.Words;

/** Writes the next part of a delivery, and sends it in the best form that Telegram takes. */
@Component
class Letters {

    private static final BotName NOT_ASKED_FOR = new BotName.Known("");

    private final AtRest atRest;
    private final Recipients recipients;
    private final Words words;
    private final Photos photos;
    private final Telegram telegram;

    Letters(AtRest atRest, Recipients recipients, Words words, Photos photos, Telegram telegram) {
        this.atRest = atRest;
        this.recipients = recipients;
        this.words = words;
        this.photos = photos;
        this.telegram = telegram;
    }

    /** Empty when nothing of it is left to be told. */
    Optional<Letter> write(Delivery delivery, Message event) {
        var botName = Words.takesBotName(event) ? telegram.name() : NOT_ASKED_FOR;
        return switch (botName) {
            case BotName.Known known -> write(delivery, event, known.username());
            case BotName.Unknown unknown -> Optional.of(new Unwritten(unknown.why()));
        };
    }

    private Optional<Letter> write(Delivery delivery, Message event, String botName) {
        var person = recipients.open(delivery.user(), delivery.person());
        var wording = delivery.isAlert()
                ? words.alert(event, person)
                : words.word(event, person, atRest.content(delivery, botName));
        var parts = wording.parts();
        return delivery.partsTold() < parts.size()
                ? Optional.of(new Page(person, parts.get(delivery.partsTold())))
                : Optional.empty();
    }

    /** One message to one chat. */
    sealed interface Letter {

        boolean isLast();

        Answer send();
    }

    /** What could not even be written without Telegram. */
    private record Unwritten(Answer send) implements Letter {

        @Override
        public boolean isLast() {
            return false;
        }
    }

    private final class Page implements Letter {

        private final Person person;
        private final Part part;

        private Page(Person person, Part part) {
            this.person = person;
            this.part = part;
        }

        @Override
        public boolean isLast() {
            return part.last();
        }

        @Override
        public Answer send() {
            return switch (part.enclosure()) {
                case null -> text(part.text());
                case Table table -> {
                    var language = words.language(person);
                    yield photos.of(table, language)
                            .map(photo -> picture(table, language, photo, Markup.HTML))
                            .orElseGet(() -> text(part.text()));
                }
                case Bill bill -> invoice(bill);
            };
        }

        private Answer text(Styled text) {
            var answer = telegram.send(person.chat(), text, Markup.HTML, part.keyboard());
            return answer instanceof Answer.UnreadableMarkup
                    ? telegram.send(person.chat(), text, Markup.NONE, part.keyboard())
                    : answer;
        }

        /** Whoever waits for an invoice that Telegram will not take hears so; it counts as given up all the same. */
        private Answer invoice(Bill bill) {
            var answer = telegram.send(person.chat(), bill, part.text());
            if (answer instanceof Answer.Refused) {
                text(bill.otherwise());
            }
            return answer;
        }

        private Answer picture(Table table, String language, Photo photo, Markup markup) {
            var answer = telegram.send(person.chat(), photo, part.text(), markup, part.keyboard());
            return switch (answer) {
                case Answer.Accepted accepted -> {
                    if (accepted.file() != null) {
                        photos.remember(table, language, accepted.file());
                    }
                    yield answer;
                }
                case Answer.UnknownFile _
                when photo instanceof Photo.Known ->
                    photos.again(table, language)
                            .map(drawn -> picture(table, language, drawn, markup))
                            .orElseGet(() -> text(part.text()));
                case Answer.UnreadableMarkup _
                when markup == Markup.HTML -> picture(table, language, photo, Markup.NONE);
                // whatever it is about this picture, what it says arrives as a text
                case Answer.UnknownFile _, Answer.UnreadableMarkup _, Answer.Refused _ -> text(part.text());
                case Answer.TooFast _, Answer.Gone _, Answer.Unauthorized _, Answer.Unavailable _ -> answer;
            };
        }
    }
}
