package tarot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tarot.local.Options.Command;

class OptionsTests {

    @Test
    void understandsWhatTheHelpNames() {
        assertThat(Options.parse("up", "--fresh", "--otel", "--port-offset", "1000"))
                .isEqualTo(new Options(Command.UP, true, true, 1000));
        assertThat(Options.parse("doctor")).isEqualTo(new Options(Command.DOCTOR, false, false, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            upp                  | 'upp' is no command; 'infra/tarot help' shows what there is
            up --frsh            | '--frsh' is no option of 'up'; 'infra/tarot help' shows what there is
            down --fresh         | --fresh and --otel go with 'up' only; 'infra/tarot help' shows what there is
            up --port-offset -   | --port-offset takes a number from 0 to 13000, not '-'; 'infra/tarot help' shows what there is
            up --port-offset ten | --port-offset takes a number from 0 to 13000, not 'ten'; 'infra/tarot help' shows what there is
            """)
    void saysInASentenceWhatItDoesNotUnderstand(String line, String sentence) {
        assertThatThrownBy(() -> Options.parse(line.split(" ", -1))).hasMessage(sentence);
    }
}
