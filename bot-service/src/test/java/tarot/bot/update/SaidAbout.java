package tarot.bot.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tarot.bot.identity.Identity;
import tarot.contracts.Message;
import tarot.contracts.UserId;

/** What the service says over Kafka about one person. */
record SaidAbout(Chatter person, Heard heard, JdbcClient jdbc, Identity identity) {

    /** All of it so far, once there is this much of it. */
    List<Message> atLeast(int count) {
        return heard.about(user(), count);
    }

    <T extends Message> T only(Class<T> type) {
        await().until(() -> !all(type).isEmpty());
        var all = all(type);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    <T extends Message> List<T> all(Class<T> type) {
        return heard.about(user()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    UserId user() {
        return new UserId(jdbc.sql("select user_id from person where telegram_key = ?")
                .param(identity.telegramKey(person.id))
                .query((row, _) -> row.getObject(1, UUID.class))
                .single());
    }
}
