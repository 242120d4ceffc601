package tarot.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tarot.simulators.Http.body;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tarot.simulators.telegram.Person;
import tarot.simulators.telegram.TelegramFault;

class TelegramFaultTests {

    Simulators simulators = Simulators.start(0);
    Http http = new Http(simulators.url());
    Person ada = simulators.telegram().person(7, "Ada");
    Person bob = simulators.telegram().person(8, "Bob");

    @AfterEach
    void close() {
        simulators.close();
    }

    @Test
    void asksForPatienceInTelegramsWords() throws Exception {
        simulators.telegram().fail(1, new TelegramFault.TooManyRequests(3));
        var refused = send(7);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .isEqualTo("{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 3\","
                        + "\"parameters\":{\"retry_after\":3}}");
        assertThat(send(7).statusCode()).isEqualTo(200);
    }

    @Test
    void strikesOnlyTheMethodAndChatThatItIsMeantFor() throws Exception {
        simulators.telegram().fail(2, new TelegramFault.ServerError(502), "SendMessage", 8L);
        assertThat(http.get("/bot1:abc/getMe").statusCode()).isEqualTo(200);
        assertThat(send(7).statusCode()).isEqualTo(200);
        assertThat(body(send(8)).path("description").asString()).isEqualTo("Bad Gateway");
        assertThat(send(8).statusCode()).isEqualTo(502);
        assertThat(send(8).statusCode()).isEqualTo(200);
        assertThat(bob.received()).hasSize(1);
        assertThat(simulators.telegram().calls("sendmessage"))
                .extracting("status")
                .containsExactly(200, 502, 502, 200);
    }

    @Test
    void aCutConnectionDeliversNothing() {
        simulators.telegram().fail(1, new TelegramFault.Cut(), "sendMessage");
        assertThatThrownBy(() -> send(7)).isInstanceOf(IOException.class);
        assertThat(ada.received()).isEmpty();
    }

    @Test
    void aLostAnswerDeliversAllTheSame() {
        simulators.telegram().fail(1, new TelegramFault.LostAnswer(), "sendMessage");
        assertThatThrownBy(() -> send(7)).isInstanceOf(IOException.class);
        assertThat(ada.received()).hasSize(1);
    }

    @Test
    void answersLateWhenTold() throws Exception {
        simulators.telegram().fail(1, new TelegramFault.Delay(Duration.ofMillis(300)));
        long before = System.nanoTime();
        assertThat(send(7).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void faultsArePlannedAndClearedOverHttpToo() throws Exception {
        http.post(
                "/admin/telegram/faults", "{\"kind\":\"forbidden\",\"times\":5,\"method\":\"sendMessage\",\"chat\":7}");
        assertThat(send(7).statusCode()).isEqualTo(403);
        assertThat(send(8).statusCode()).isEqualTo(200);
        http.delete("/admin/telegram/faults");
        assertThat(send(7).statusCode()).isEqualTo(200);
        var unknown = http.post("/admin/telegram/faults", "{\"kind\":\"tired\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("too-many-requests");
    }

    HttpResponse<String> send(long chat) throws IOException, InterruptedException {
        return http.form("/bot1:abc/sendMessage", Map.of("chat_id", Long.toString(chat), "text", "hello"));
    }
}
