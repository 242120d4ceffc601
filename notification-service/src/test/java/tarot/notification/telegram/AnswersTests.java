package tarot.notification.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tarot.notification.telegram.Answer.Gone;
import tarot.notification.telegram.Answer.Refused;
import tarot.notification.telegram.Answer.TooFast;
import tarot.notification.telegram.Answer.Unauthorized;
import tarot.notification.telegram.Answer.Unavailable;
import tarot.notification.telegram.Answer.UnknownFile;
import tarot.notification.telegram.Answer.UnreadableMarkup;

class AnswersTests {

    @Test
    void telegramsRefusalsAreTakenForWhatTheyMean() {
        assertThat(Answers.of(429, "Too Many Requests: retry after 3", 3))
                .isEqualTo(new TooFast(Duration.ofSeconds(3)));
        assertThat(Answers.of(429, "Too Many Requests", null)).isEqualTo(new TooFast(Duration.ofSeconds(5)));
        assertThat(Answers.of(403, "Forbidden: bot was blocked by the user", null))
                .isEqualTo(new Gone());
        assertThat(Answers.of(403, "Forbidden: user is deactivated", null)).isEqualTo(new Gone());
        assertThat(Answers.of(400, "Bad Request: chat not found", null)).isEqualTo(new Gone());
        assertThat(Answers.of(400, "Bad Request: can't parse entities: Unsupported start tag", null))
                .isEqualTo(new UnreadableMarkup());
        assertThat(Answers.of(400, "Bad Request: wrong file identifier/HTTP URL specified", null))
                .isEqualTo(new UnknownFile());
        assertThat(Answers.of(401, "Unauthorized", null)).isEqualTo(new Unauthorized(401));
        assertThat(Answers.of(502, "Bad Gateway", null)).isEqualTo(new Unavailable("status 502"));
    }

    @Test
    void whatTelegramQuotesStaysOutOfTheLog() {
        assertThat(Answers.of(
                        400, "Bad Request: inline keyboard button URL 'https://pay.example/secret' is invalid", null))
                .isEqualTo(new Refused(400, "Bad Request: inline keyboard button URL"));
        assertThat(Answers.of(400, "Bad Request: Unsupported start tag \"secret\" at byte offset 3", null))
                .isEqualTo(new Refused(400, "Bad Request: Unsupported start tag"));
    }
}
