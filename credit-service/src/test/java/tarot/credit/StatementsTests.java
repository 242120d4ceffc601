package tarot.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.Credits;
import tarot.contracts.credit.CreditCommand;
import tarot.contracts.credit.CreditEvent.StatementReported;
import tarot.contracts.credit.StatementLine;
import tarot.contracts.credit.StatementLine.Movement;
import tarot.credit.desk.Counter;
import tarot.credit.grant.Till;

@LedgerTest
class StatementsTests {

    final Counter counter;
    final Till till;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Person ada;

    StatementsTests(Counter counter, Till till, JdbcClient jdbc, TransactionTemplate transaction) {
        this.counter = counter;
        this.till = till;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ada = new Person(jdbc);
    }

    @Test
    void tellsWhatMovedInPlainKindsNewestFirst() {
        var failed = ada.reserve(2);
        counter.take(failed, ada.release(failed), ada.reserve(99));
        var payment = ada.pays(10);
        till.take(payment);
        var spent = ada.reserve(13);
        counter.take(spent, ada.capture(spent));
        var refund = ada.refunded(payment);
        till.take(refund);
        till.take(ada.pays(25));
        till.take(ada.reinstated(refund));
        assertThat(inShort(page(0).lines()))
                .containsExactly(
                        "REINSTATEMENT +10 = 27",
                        "DEBT_SETTLED -8 = 17",
                        "PURCHASE +25 = 25",
                        "REFUND -2 = 0",
                        "READING -13 = 2",
                        "PURCHASE +10 = 15",
                        "READING_RETURNED +2 = 5",
                        "READING -2 = 3",
                        "WELCOME +5 = 5");
        assertThat(page(0)).satisfies(page -> {
            assertThat(page.more()).isFalse();
            assertThat(page.available()).isEqualTo(Credits.of(27));
            assertThat(page.owed()).isEqualTo(Credits.NONE);
        });
    }

    @Test
    void pagesHoldTenLinesAndSayWhetherThereIsMore() {
        counter.take(ada.asks());
        for (int n = 0; n < 10; n++) { // with the welcome 21 lines
            var reading = ada.reserve(1);
            counter.take(reading, ada.release(reading));
        }
        assertThat(page(0)).satisfies(page -> assertPage(page, 0, 10, true));
        assertThat(page(1)).satisfies(page -> assertPage(page, 1, 10, true));
        assertThat(page(2)).satisfies(page -> assertPage(page, 2, 1, false));
        assertThat(page(3)).satisfies(page -> assertPage(page, 3, 0, false));
        assertThat(page(2).lines()).singleElement().satisfies(line -> {
            assertThat(line.movement()).isEqualTo(Movement.WELCOME);
            assertThat(line.balance()).isEqualTo(Credits.of(5));
        });
    }

    @Test
    void pagesBeyondAllBoundsAreTheFirstAndTheLastThatThereCanBe() {
        assertThat(page(-7).page()).isZero();
        assertThat(page(Integer.MAX_VALUE).page()).isEqualTo(1_000);
    }

    @Test
    void aStatementTellsOfTheCommandsBeforeItAndOfNoneAfter() {
        var question = ada.asksForPage(0);
        counter.take(ada.reserve(1), question, ada.reserve(2));
        var told = ada.told(StatementReported.class);
        assertThat(told).singleElement().satisfies(page -> {
            assertThat(inShort(page.lines())).containsExactly("READING -1 = 4", "WELCOME +5 = 5");
            assertThat(page.held()).isEqualTo(Credits.of(1));
            assertThat(page.lines())
                    .allSatisfy(line -> assertThat(
                                    Duration.between(line.at(), Instant.now()).abs())
                            .isLessThan(Duration.ofMinutes(1)));
        });
    }

    @Test
    void howAStoryIsCutIntoBatchesChangesNoStatement() {
        var seed = System.nanoTime();
        var bob = new Person(jdbc);
        tell(ada, new Random(seed)).forEach(command -> counter.take(command));
        counter.take(tell(bob, new Random(seed)));
        assertThat(pages(bob)).as("seed %d", seed).isEqualTo(pages(ada));
    }

    @Test
    void aStatementOfALongHistoryReadsNoFurtherThanItsPage() {
        for (int n = 0; n < 40; n++) {
            var reading = ada.reserve(1);
            counter.take(reading, ada.release(reading));
        }
        var plan = transaction.execute(_ -> {
            // by which a table this small may well be read
            List.of("seqscan", "bitmapscan", "sort")
                    .forEach(way ->
                            jdbc.sql("set local enable_%s = off".formatted(way)).update());
            return String.join(
                    "\n",
                    jdbc.sql("""
                    explain select * from entry where user_id = ?
                    and amount > 0 and kind not in ('REFUSAL', 'CAPTURE', 'REFUND_OWED', 'DISPUTE_OWED')
                    order by id desc limit 11
                    """).param(ada.id().value()).query(String.class).list());
        });
        assertThat(plan)
                .contains("Index Scan Backward using entry_of_statement")
                .doesNotContain("Sort");
    }

    static List<CreditCommand> tell(Person person, Random random) {
        var story = new ArrayList<CreditCommand>();
        for (int n = 0; n < 60; n++) {
            var reading = person.reserve(random.nextInt(4));
            story.add(reading);
            if (random.nextInt(3) > 0) {
                story.add(random.nextBoolean() ? person.capture(reading) : person.release(reading));
            }
            story.add(person.asksForPage(random.nextInt(4)));
        }
        return story;
    }

    static List<List<String>> pages(Person person) {
        return person.told(StatementReported.class).stream()
                .map(page -> inShort(page.lines()))
                .toList();
    }

    static void assertPage(StatementReported page, int number, int lines, boolean more) {
        assertThat(page.page()).isEqualTo(number);
        assertThat(page.lines()).hasSize(lines);
        assertThat(page.more()).isEqualTo(more);
    }

    StatementReported page(int number) {
        counter.take(ada.asksForPage(number));
        return ada.told(StatementReported.class).getLast();
    }

    static List<String> inShort(List<StatementLine> lines) {
        return lines.stream()
                .map(line -> "%s %+d = %s".formatted(line.movement(), line.change(), line.balance()))
                .toList();
    }
}
