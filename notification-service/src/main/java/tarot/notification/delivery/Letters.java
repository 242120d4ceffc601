package tarot.notification.delivery;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tarot.contracts.Message;
import tarot.contracts.bot.Person;
import tarot.notification.photo.Photos;
import tarot.notification.recipient.Recipients;
import tarot.notification.telegram.Answer;
import tarot.notification.telegram.Photo;
import tarot.notification.telegram.Telegram;
import tarot.notification.telegram.Telegram.Markup;
import tarot.notification.words.Wording.Part;
import tarot.notification.words.Wording.Table;
import tarot.notification.words.Words;

/** Writes the next part of a delivery, and sends it in the best form that Telegram takes. */
@Component
class Letters {

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
        var person = recipients.open(delivery.user(), delivery.person());
        var parts = words.word(event, person, atRest.content(delivery)).parts();
        return delivery.partsTold() < parts.size()
                ? Optional.of(new Letter(person, parts.get(delivery.partsTold())))
                : Optional.empty();
    }

    /** One message to one chat. */
    final class Letter {

        private final Person person;
        private final Part part;

        private Letter(Person person, Part part) {
            this.person = person;
            this.part = part;
        }

        boolean isLast() {
            return part.last();
        }

        Answer send() {
            var table = part.table();
            if (table == null) {
                return text();
            }
            var language = words.language(person);
            return photos.of(table, language)
                    .map(photo -> picture(table, language, photo))
                    .orElseGet(this::text);
        }

        private Answer text() {
            var answer = telegram.send(person.chat(), part.text(), Markup.HTML, part.keyboard());
            return answer instanceof Answer.UnreadableMarkup
                    ? telegram.send(person.chat(), part.text(), Markup.NONE, part.keyboard())
                    : answer;
        }

        private Answer picture(Table table, String language, Photo photo) {
            var answer = telegram.send(person.chat(), photo, part.text(), Markup.HTML, part.keyboard());
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
                            .map(drawn -> picture(table, language, drawn))
                            .orElseGet(this::text);
                // whatever it is about this picture, what it says arrives as a text
                case Answer.UnknownFile _, Answer.UnreadableMarkup _, Answer.Refused _ -> text();
                case Answer.TooFast _, Answer.Gone _, Answer.Unauthorized _, Answer.Unavailable _ -> answer;
            };
        }
    }
}
