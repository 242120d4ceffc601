package tarot.notification.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.contracts.reading.Card;
import tarot.contracts.reading.DrawnCard;
import tarot.contracts.reading.Spread;
import tarot.notification.TelegramSimulation;
import tarot.notification.telegram.Photo;
import tarot.notification.words.Wording.Table;

@TelegramSimulation
class PhotosTests {

    static final Table ONE = new Table(Spread.ONE_CARD, List.of(new DrawnCard(1, Card.DEATH, true)));
    static final Table THREE = new Table(Spread.THREE_CARDS, List.of(new DrawnCard(1, Card.DEATH, true)));

    final JdbcClient jdbc;
    final AtomicInteger drawn = new AtomicInteger();
    final Photos photos;

    PhotosTests(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.photos = photos();
    }

    @Test
    void aSingleCardIsDrawnUntilTelegramHasItAndNeverAfter() {
        var language = UUID.randomUUID().toString();
        assertThat(photos.of(ONE, language)).containsInstanceOf(Photo.Drawn.class);
        photos.remember(ONE, language, "file");
        assertThat(photos.of(ONE, language)).contains(new Photo.Known("file"));
        assertThat(photos().of(ONE, language)).as("another replica").contains(new Photo.Known("file"));
        assertThat(drawn).hasValue(1);
    }

    @Test
    void theSameCardUprightIsAnotherPicture() {
        var language = UUID.randomUUID().toString();
        photos.remember(ONE, language, "file");
        var upright = new Table(Spread.ONE_CARD, List.of(new DrawnCard(1, Card.DEATH, false)));
        assertThat(photos.of(upright, language)).containsInstanceOf(Photo.Drawn.class);
    }

    @Test
    void aSpreadIsDrawnForEachReading() {
        photos.remember(THREE, "en", "file");
        assertThat(photos.of(THREE, "en")).containsInstanceOf(Photo.Drawn.class);
    }

    @Test
    void whereNothingCanBeDrawnThereIsNoPicture() {
        for (var failure : List.of(new IllegalStateException(), new NoClassDefFoundError(), new InternalError())) {
            var helpless = new Photos(jdbc, (_, _) -> {
                throw sneaky(failure);
            });
            assertThat(helpless.of(THREE, "en")).isEmpty();
        }
    }

    @Test
    void whatTelegramHasIsTakenThoughItsNameCannotBeNoted() {
        var language = UUID.randomUUID().toString();
        photos.remember(ONE, language, "\u0000"); // which Postgres refuses
        assertThat(photos.of(ONE, language)).containsInstanceOf(Photo.Drawn.class);
        photos.remember(ONE, language, "file");
        assertThat(photos().of(ONE, language)).contains(new Photo.Known("file"));
    }

    Photos photos() {
        return new Photos(jdbc, (_, _) -> {
            drawn.incrementAndGet();
            return new byte[0];
        });
    }

    static RuntimeException sneaky(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}
