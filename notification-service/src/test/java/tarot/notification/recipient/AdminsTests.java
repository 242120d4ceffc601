package tarot.notification.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tarot.contracts.UserId;
import tarot.contracts.bot.Person;
import tarot.notification.recipient.Admins.Admin;
import tarot.settings.InvalidSetting;

class AdminsTests {

    @Test
    void adminsAreReadFromAListAndEachIsOneOnly() {
        assertThat(new Admins(" 11111111 ,22222222,11111111").all())
                .extracting(admin -> admin.person().chat())
                .containsExactly(11_111_111L, 22_222_222L);
        for (var none : List.of("", "  ")) {
            assertThat(new Admins(none).all()).isEmpty();
            assertThat(new Admins(none).include(new Person(0, "", "en"))).isFalse();
        }
    }

    @Test
    void anAdminIsTheSameRecipientInEveryReplicaAndNeverAPerson() {
        var recipients = new Admins("11111111,22222222")
                .all().stream().map(Admin::recipient).toList();
        assertThat(recipients)
                .doesNotHaveDuplicates()
                .isEqualTo(new Admins("11111111, 22222222")
                        .all().stream().map(Admin::recipient).toList())
                .allMatch(Admins::areMeantBy);
        var person = new UserId(UUID.fromString("01989f00-0000-7000-8000-000000000001"));
        assertThat(Admins.areMeantBy(person)).isFalse();
        assertThat(Admins.areMeantBy(UserId.NOBODY)).isFalse();
    }

    @Test
    void aListThatNamesNoPrivateChatsStopsTheStart() {
        for (var ids : List.of("ada", "-1001234567890", "11111111;22222222", "11111111,", "0", "1".repeat(17))) {
            assertThatThrownBy(() -> new Admins(ids))
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageStartingWith("ADMIN_IDS ")
                    .hasMessageNotContaining("ada");
        }
    }
}
