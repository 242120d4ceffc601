package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;
import tarot.e2e.stage.Told;
import tarot.e2e.stage.Visitor;

/** Where credits come from beside the shop, and how people see what became of them. */
@Journey
class CreditsJourney {

    private static final Pattern CODE = Pattern.compile("ref_[A-Za-z0-9_-]+");

    @Test
    void anInvitationRewardsBothOnceWithTheFirstReading(Stage stage) {
        var inviter = stage.visitor().arrives();
        var code = code(inviter);
        inviter.says("/start " + code);
        inviter.hears("That is your own link");

        var invited = stage.visitor().arrives(code);
        invited.hasHeard("You came by an invitation", "3 credits");
        invited.says("/reading Who sent me?");
        invited.hears("An invitation has borne fruit: 3 credits");
        inviter.hears("An invitation has borne fruit: 3 credits", "You now have 8 credits");
        invited.says("/reading And who else?");
        invited.hears("1 credit for this reading");

        stage.comesToRest();
        assertThat(stage.books().available(inviter.user())).isEqualTo(8);
        assertThat(stage.books().available(invited.user())).isEqualTo(6);
        assertThat(stage.books().entries(inviter.user(), "REFERRAL")).isEqualTo(1);
        assertThat(stage.books().entries(invited.user(), "REFERRAL")).isEqualTo(1);
    }

    @Test
    void invitationsInACircleAndOfThoseWhoWereHereBeforeBringNothing(Stage stage) {
        var first = stage.visitor().arrives();
        var second = stage.visitor().arrives(code(first));
        first.says("/start " + code(second));
        first.hears("brings"); // that it was the other way round, or that it is for those who are new
        stage.comesToRest();
        assertThat(stage.books().entries(first.user(), "REFERRAL")).isZero();
    }

    @Test
    void aStatementPagesThroughAllThatMoved(Stage stage) {
        var visitor = stage.visitor().arrives();
        visitor.isInvoiced("p10");
        visitor.paysTheInvoice();
        visitor.hasBought(10);
        for (var day = 1; day <= 9; day++) {
            visitor.says("/reading What of day " + day + "?");
            visitor.hears("1 credit for this reading", "left");
        }
        stage.comesToRest();

        visitor.says("/statement");
        var newest = visitor.hears("Your statement");
        assertThat(lines(newest)).hasSize(10).first().asString().contains("A reading", "1", "6");
        assertThat(lines(newest).getLast()).contains("You bought credits", "10", "15");
        visitor.presses("Older");
        var oldest = visitor.hears("Your statement");
        assertThat(lines(oldest)).hasSize(1).first().asString().contains("A gift to begin with", "5");
        visitor.presses("Newer");
        assertThat(lines(visitor.hears("Your statement"))).isEqualTo(lines(newest));
    }

    private static List<String> lines(Told statement) {
        return statement.text().lines().filter(line -> line.contains(" · ")).toList();
    }

    private static String code(Visitor visitor) {
        visitor.says("/invite");
        var link = visitor.hears("Bring a friend").text();
        var code = CODE.matcher(link);
        assertThat(code.find()).as("a code in " + link).isTrue();
        return code.group();
    }
}
