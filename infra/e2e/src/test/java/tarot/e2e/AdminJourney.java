package tarot.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tarot.contracts.bot.BotEvent.ConfirmationAskedFor;
import tarot.e2e.stage.Journey;
import tarot.e2e.stage.Stage;
import tarot.e2e.stage.Visitor;

/** What those do whom {@code ADMIN_IDS} names, and nobody else. */
@Journey
class AdminJourney {

    @Test
    void anAdminGivesAndTakesOnlyAfterConfirming(Stage stage) {
        var admin = stage.admin();
        var visitor = stage.visitor().arrives();
        visitor.says("/support");
        var number = Visitor.reference(visitor.hears("Your number"));
        assertThat(number).isEqualTo(visitor.user().toString());

        admin.says("/grant " + number + " 7 for the patience");
        admin.hears("Please confirm:", "7 credits", number, "for the patience");
        admin.presses("No");
        admin.hears("Put away"); // buttons and messages come by different queues
        admin.confirms("/grant " + number + " 7 for the patience");
        admin.hears("Done: 7 credits given", number, "12 credits");
        visitor.hears("We have added 7 credits", "you now have 12 credits");

        admin.confirms("/take " + number + " 100 too much");
        admin.hears("Nothing was done", number, "12 credits");
        admin.confirms("/take " + number + " 2 a mistake");
        admin.hears("Done: 2 credits taken", number, "10 credits");
        visitor.hears("We have taken back 2 credits");

        stage.comesToRest();
        assertThat(stage.books().available(visitor.user())).isEqualTo(10);
        assertThat(stage.books().entries(visitor.user(), "CORRECTION")).isEqualTo(1);
        assertThat(stage.books().entries(visitor.user(), "DEDUCTION")).isEqualTo(1);
    }

    @Test
    void nobodyElseIsAnAdmin(Stage stage) {
        var visitor = stage.visitor().arrives();
        var answer = visitor.says("/grant " + visitor.user() + " 1000 please");
        assertThat(answer.fromBot()).isFalse();
        visitor.says("/balance");
        var balance = visitor.hears("You have 5 credits");
        visitor.presses(balance, "confirm:00000000");
        visitor.says("/balance");
        visitor.hears("You have 5 credits");
        stage.comesToRest();
        assertThat(stage.topics().facts(ConfirmationAskedFor.class, visitor.user()))
                .isZero();
    }

    @Test
    void aCodeIsGoodForEachPersonOnceAndForSoManyInTotal(Stage stage) {
        var admin = stage.admin();
        admin.confirms("/promotion SPRING7 7 1 2 30");
        admin.hears("Done: the code can be redeemed");

        var first = stage.visitor().arrives();
        first.says("/redeem spring7");
        first.hears("Your code was good for 7 credits", "you now have 12 credits");
        first.says("/promo SPRING7");
        first.hears("You have used that code already");
        var second = stage.visitor().arrives();
        second.says("/redeem SPRING7");
        second.hears("Your code was good for 7 credits");
        var third = stage.visitor().arrives();
        third.says("/redeem SPRING7");
        third.hears("That code has been used as often as it is good for");
        third.says("/redeem WINTER7");
        third.hears("I do not know that code");
        stage.comesToRest();
        assertThat(stage.books().available(third.user())).isEqualTo(5);
    }
}
