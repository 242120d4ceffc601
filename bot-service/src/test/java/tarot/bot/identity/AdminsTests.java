package tarot.bot.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tarot.settings.InvalidSetting;

class AdminsTests {

    @Test
    void thoseWhoAreNamedAreAdminsAndNobodyElse() {
        var admins = Admins.of(" 11111111, 7000000001");
        assertThat(admins.include(11111111)).isTrue();
        assertThat(admins.include(7_000_000_001L)).isTrue();
        assertThat(admins.include(1111111)).isFalse();
        assertThat(admins.include(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void nobodyIsAnAdminWhereNobodyIsNamed(String setting) {
        assertThat(Admins.of(setting).include(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada", "1;2", "1,", ",1", "1,,2", "0", "-5", "1.5", "0x10", "١", "99999999999999999999", "1 2"})
    void whatIsNoTelegramIdStopsTheStart(String setting) {
        assertThatThrownBy(() -> Admins.of(setting))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("ADMIN_IDS has something that is no Telegram id");
    }
}
