package tarot.reading.interpretation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                Plain.                        | Plain.
                **Bold** and *not*            | Bold and not
                a __strong__ snake_case word  | a strong snake_case word
                '## A heading'                | A heading
                a # b                         | a # b
                with `code`                   | with code
                'two\t \u2003spaces'          | two spaces
                'a bell\u0007 rings'          | a bell rings
                ''                            | ''
                '   '                         | ''
                Ünïcode 🌙 stays              | Ünïcode 🌙 stays
                """)
    void marksGoAndWordsStay(String written, String plain) {
        assertThat(PlainText.of(written)).isEqualTo(plain);
    }
}
