package tarot.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalTests {

    static final Instant SENT = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void whenItWasSaidIsToldByItsEnvelope() {
        assertThat(original("""
                {"id": "1", "data": {"time": "2001-01-01T00:00:00Z"}, "time": "2026-11-28T08:15:30.250+01:00"}
                """).saidAt()).isEqualTo("2026-11-28T07:15:30.250Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"data\": {\"time\": \"2001-01-01T00:00:00Z\"}}", "{\"time\": null}", "{\"time\": \"noon\"}"})
    void whereTheEnvelopeDoesNotSayItTheRecordDoes(String envelope) {
        assertThat(original(envelope).saidAt()).isEqualTo(SENT);
    }

    static Original original(String envelope) {
        return new Original(0, 0, SENT.toEpochMilli(), envelope.getBytes(UTF_8));
    }
}
