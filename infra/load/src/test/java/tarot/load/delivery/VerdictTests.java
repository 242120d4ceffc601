package tarot.load.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tarot.load.delivery.Delivery.Kind;

class VerdictTests {

    private static final int GIFT = "a gift".hashCode();
    private static final Notices NOTICES = new Notices(java.util.Set.of(GIFT));
    private static final long FIRST = 1_000;

    @Test
    void everythingOnceIsGood() {
        var verdict = judge(served(3));

        assertThat(verdict.isExactlyOnce()).isTrue();
        assertThat(verdict).isEqualTo(new Verdict(3, 3, 3, 3, 0, 0, List.of()));
    }

    @Test
    void whoGotNothingAtAllHasLostTheirReading() {
        var verdict = judge(served(2));

        assertThat(verdict.lost()).isEqualTo(1);
        assertThat(verdict.examples()).containsExactly("person 3 of 3 got 0 of 1 picture, 0 of 1 text, 0 of 1 notices");
    }

    @Test
    void aNoticeIsNoReading() {
        var deliveries = served(3);
        deliveries.removeIf(delivery -> delivery.chat() == FIRST && isReading(delivery));

        assertThat(judge(deliveries).lost()).isEqualTo(1);
    }

    @Test
    void aMissingPictureIsALoss() {
        var deliveries = served(3);
        deliveries.removeIf(delivery -> delivery.chat() == FIRST && delivery.kind() == Kind.PHOTO);

        assertThat(judge(deliveries).lost()).isEqualTo(1);
    }

    @Test
    void aMissingNoticeIsALoss() {
        var deliveries = served(3);
        deliveries.remove(text(FIRST, GIFT));

        assertThat(judge(deliveries).lost()).isEqualTo(1);
    }

    @Test
    void whateverComesTwiceIsDoubled() {
        for (var twice : List.of(photo(FIRST), text(FIRST, 77), text(FIRST, GIFT))) {
            var deliveries = served(3);
            deliveries.add(twice);

            assertThat(judge(deliveries).doubled()).as("%s", twice).isEqualTo(1);
            assertThat(judge(deliveries).lost()).as("%s", twice).isZero();
        }
    }

    @Test
    void whatMostPeopleGetWordForWordIsANotice() {
        assertThat(Notices.in(served(10), 10)).isEqualTo(NOTICES);
    }

    @Test
    void wordsThatSomeReadingsShareAreNoNotice() {
        var deliveries = served(10);
        for (int number = 0; number < 5; number++) {
            deliveries.add(text(FIRST + number, 5));
        }

        assertThat(Notices.in(deliveries, 10)).isEqualTo(NOTICES);
    }

    @Test
    void aReadingIsThereWhenTheLaterOfPictureAndTextIs() {
        var finished = new ArrayList<String>();
        var board = new Board(FIRST, 2, NOTICES, () -> finished.add("finished"));

        board.add(List.of(new Delivery(FIRST, Kind.TEXT, GIFT, 10), new Delivery(FIRST, Kind.PHOTO, 0, 20)));
        assertThat(finished).isEmpty();
        board.add(List.of(new Delivery(FIRST, Kind.TEXT, 1, 30), new Delivery(FIRST, Kind.TEXT, 2, 40)));
        board.add(List.of(new Delivery(FIRST + 2, Kind.PHOTO, 0, 50), new Delivery(FIRST + 1, Kind.OTHER, 0, 50)));

        assertThat(finished).hasSize(1);
        assertThat(board.finishTimes()).containsExactly(30, 0);
        assertThat(board.pictureTimes()).containsExactly(20, 0);
    }

    private static Verdict judge(List<Delivery> deliveries) {
        return Verdict.of(deliveries, FIRST, 3, NOTICES);
    }

    private static List<Delivery> served(int people) {
        var deliveries = new ArrayList<Delivery>();
        for (int number = 0; number < people; number++) {
            deliveries.add(photo(FIRST + number));
            deliveries.add(text(FIRST + number, GIFT));
            deliveries.add(text(FIRST + number, 10_000 + number));
        }
        return deliveries;
    }

    private static boolean isReading(Delivery delivery) {
        return delivery.kind() == Kind.TEXT && delivery.digest() != GIFT;
    }

    private static Delivery photo(long chat) {
        return new Delivery(chat, Kind.PHOTO, 1, 5);
    }

    private static Delivery text(long chat, int digest) {
        return new Delivery(chat, Kind.TEXT, digest, 5);
    }
}
