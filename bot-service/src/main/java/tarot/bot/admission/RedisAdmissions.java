package tarot.bot.admission;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tarot.bot.conversation.Prompt;
import tarot.bot.conversation.Session;
import tarot.contracts.reading.Spread;

/** Remembers in Redis, for all replicas. All keys of a person share a hash slot. Throws while Redis is away. */
final class RedisAdmissions implements AdmissionStore {

    /** As long as Telegram may deliver an update again. */
    static final Duration UPDATES_KEPT = Duration.ofHours(24);

    /** As long as a chat waits for the question. */
    static final Duration CHATS_KEPT = Duration.ofMinutes(15);

    /** Longer than publishing may take, so that nobody takes up what is still being dealt with. */
    static final Duration RESERVED = Duration.ofSeconds(15);

    private static final String AWAITING = "awaiting";
    private static final String PROMPT = "prompt";
    private static final String USUAL = "usual";
    private static final String UNREACHABLE = "unreachable";
    private static final String PROPOSED = "proposed";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** @param before the latest update of this person that was admitted so far, as far as it is known; else 0 */
    record Received(Admission admission, long before) {}

    private final RedisLink redis;
    private final ProposalSealing proposals;
    private final Script enter;
    private final String[] limits;

    RedisAdmissions(RedisLink redis, LimitProperties limit, ProposalSealing proposals) {
        this.redis = redis;
        this.proposals = proposals;
        this.enter = Script.read("enter.lua");
        this.limits = new String[] {
            Integer.toString(limit.maxRequests()),
            Long.toString(limit.window().toMillis()),
            Long.toString(RESERVED.toMillis()),
            Long.toString(UPDATES_KEPT.toMillis())
        };
    }

    @Override
    public Admission enter(Visit visit) {
        return receive(visit).admission();
    }

    /** As {@link #enter}, and says what came before. */
    Received receive(Visit visit) {
        var person = visit.person();
        var keys = new String[] {
            update(visit), key(person, "requests"), key(person, "told"), chat(person), key(person, "latest")
        };
        var arguments = Arrays.copyOf(limits, limits.length + 2);
        arguments[limits.length] = Long.toString(visit.update());
        arguments[limits.length + 1] = Long.toString(CHATS_KEPT.toMillis());
        var answer = run(enter, keys, arguments);
        var before = answer.size() < 3 ? null : number(answer.get(2));
        return new Received(admission(visit, answer), before == null ? 0 : before);
    }

    private Admission admission(Visit visit, List<@Nullable String> answer) {
        return switch (text(answer, 0)) {
            case "repeated" -> new Admission.Repeated();
            case "busy" -> new Admission.Busy();
            case "silenced" -> new Admission.Silenced();
            case "throttled" -> new Admission.Throttled(Duration.ofMillis(Long.parseLong(text(answer, 1))));
            default -> new Admission.Admitted(chat(visit.person(), answer));
        };
    }

    /** Does not wait: were it lost, the update's messages would leave once more, with the same ids. */
    @Override
    public void done(Visit visit) {
        var _ = redis.commands().set(update(visit), "done", SetArgs.Builder.px(UPDATES_KEPT));
    }

    @Override
    public void done(Visit visit, ChatState after) {
        var commands = redis.commands();
        remember(commands, visit.person(), after);
        redis.await(commands.set(update(visit), "done", SetArgs.Builder.px(UPDATES_KEPT)));
    }

    @Override
    public void postpone(Visit visit, Admission received) {
        var verdict = switch (received) {
            case Admission.Throttled throttled ->
                "0:throttled:" + throttled.retryAfter().toMillis();
            default -> "0:admitted:0";
        };
        redis.await(redis.commands().set(update(visit), verdict, SetArgs.Builder.px(UPDATES_KEPT)));
    }

    /** What was begun elsewhere goes on here. */
    void remember(UUID person, ChatState chat) {
        remember(redis.commands(), person, chat);
    }

    void unreachable(Collection<UUID> people) {
        var commands = redis.commands();
        for (var person : people) {
            var _ = commands.hset(chat(person), UNREACHABLE, "1");
            var _ = commands.pexpire(chat(person), CHATS_KEPT);
        }
    }

    private void remember(RedisAsyncCommands<String, String> commands, UUID person, ChatState chat) {
        var key = chat(person);
        if (chat.equals(ChatState.BLANK)) {
            var _ = commands.del(key);
            return;
        }
        var prompt = chat.session().prompt();
        var _ = commands.hset(
                key,
                Map.of(
                        AWAITING, wireName(prompt == null ? null : prompt.spread()),
                        PROMPT, prompt == null || prompt.update() == null ? "" : Long.toString(prompt.update()),
                        USUAL, wireName(chat.usual()),
                        UNREACHABLE, chat.unreachable() ? "1" : "",
                        PROPOSED, proposals.seal(person, chat.session().proposed())));
        var _ = commands.pexpire(key, CHATS_KEPT);
    }

    private List<@Nullable String> run(Script script, String[] keys, String[] arguments) {
        var commands = redis.commands();
        try {
            return redis.await(commands.evalsha(script.digest(), ScriptOutputType.MULTI, keys, arguments));
        } catch (RedisNoScriptException _) { // a Redis that was restarted
            RedisFuture<List<@Nullable String>> again =
                    commands.eval(script.text(), ScriptOutputType.MULTI, keys, arguments);
            return redis.await(again);
        }
    }

    private ChatState chat(UUID person, List<@Nullable String> answer) {
        var session = new Session(prompt(answer), proposals.open(person, answer.get(6)));
        var chat = new ChatState(session, spread(answer.get(4)), "1".equals(answer.get(5)));
        return chat.equals(ChatState.BLANK) ? ChatState.BLANK : chat;
    }

    private static @Nullable Prompt prompt(List<@Nullable String> answer) {
        var spread = spread(answer.get(3));
        return spread == null ? null : new Prompt(spread, number(answer.get(7)));
    }

    /** Null for none, and for what is no number. */
    private static @Nullable Long number(@Nullable String written) {
        return written != null && NUMBER.matcher(written).matches() ? Long.valueOf(written) : null;
    }

    /** Null for none, and for a spread that is no longer on offer. */
    private static @Nullable Spread spread(@Nullable String wireName) {
        return wireName == null ? null : Spread.named(wireName).orElse(null);
    }

    private static String wireName(@Nullable Spread spread) {
        return spread == null ? "" : spread.wireName();
    }

    private static String text(List<@Nullable String> answer, int index) {
        return String.valueOf(answer.get(index));
    }

    private static String update(Visit visit) {
        return key(visit.person(), "update:" + visit.update());
    }

    private static String chat(UUID person) {
        return key(person, "chat");
    }

    private static String key(UUID person, String what) {
        var hex = HexFormat.of();
        return "bot:{"
                + hex.toHexDigits(person.getMostSignificantBits())
                + hex.toHexDigits(person.getLeastSignificantBits())
                + "}:"
                + what;
    }

    /** A Lua script and the digest that Redis knows it by. */
    record Script(String text, String digest) {

        static Script read(String name) {
            try (var resource = RedisAdmissions.class.getResourceAsStream("/tarot/bot/admission/" + name)) {
                if (resource == null) {
                    throw new IllegalStateException("no script " + name);
                }
                var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
                return new Script(text, Base16.digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
