package tarot.e2e.stage;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import tarot.contracts.UserId;
import tools.jackson.databind.JsonNode;

/** Somebody who has never been here before, with Telegram in hand. */
public final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimulatorsClient simulators;
    private final Books books;
    private final long chat;
    private final String name;
    private long read;
    private @Nullable UserId user;

    Visitor(SimulatorsClient simulators, Books books, long chat, String name) {
        this.simulators = simulators;
        this.books = books;
        this.chat = chat;
        this.name = name;
        simulators.post("/admin/telegram/users", Map.of("id", chat, "name", name));
    }

    /** Telegram's number of the chat and of the person. */
    public long chat() {
        return chat;
    }

    public String name() {
        return name;
    }

    /** Says /start and hears the welcome and the gift. */
    public Visitor arrives() {
        says("/start");
        hearsInAnyOrder("Welcome, " + name, "A gift to begin with: 5 credits");
        return registered();
    }

    /** To be said once the bot has answered for the first time, and before anybody else arrives. */
    public Visitor registered() {
        user = books.newcomer();
        return this;
    }

    /** Who this is to the services. */
    public UserId user() {
        return Objects.requireNonNull(user, "has not arrived");
    }

    public Told says(String text) {
        return Told.of(simulators.post(path("messages"), Map.of("text", text)));
    }

    /** Presses the newest button whose label has this part, and tells what it carries. */
    public String presses(String labelPart) {
        var message = withButton(labelPart);
        var data = message.button(labelPart).map(Told.Button::data).orElse("");
        presses(message, data);
        return data;
    }

    /** As a forger might: any data under any message. */
    public void presses(Told message, String data) {
        simulators.post(path("presses"), Map.of("message", message.id(), "data", data));
    }

    /** Where the newest button whose label has this part leads. */
    public String link(String labelPart) {
        return withButton(labelPart).button(labelPart).map(Told.Button::url).orElse("");
    }

    /** Waits for the next message that has all these parts; what came before it counts as read from then on. */
    public Told hears(String... parts) {
        return next(
                told -> Arrays.stream(parts).allMatch(told.text()::contains), "text with " + Arrays.toString(parts));
    }

    /** Waits for a message with each of these parts: different services may answer in any order. */
    public void hearsInAnyOrder(String... parts) {
        var before = read;
        var latest = before;
        for (var part : parts) {
            read = before;
            latest = Math.max(latest, hears(part).order());
        }
        read = latest;
    }

    /** Waits for the next picture. */
    public Told sees() {
        return next(Told::photo, "picture");
    }

    /** All that the bot ever said, oldest first. */
    public List<Told> heard() {
        return messages(0).stream().filter(Told::fromBot).toList();
    }

    /** How often the bot said something with this part. */
    public long timesHeard(String part) {
        return heard().stream().filter(told -> told.text().contains(part)).count();
    }

    /** Or lets it write again. */
    public void blocksTheBot(boolean blocked) {
        books.excuse(user());
        simulators.post(path("blocked"), Map.of("blocked", blocked));
    }

    private Told next(Predicate<Told> wanted, String what) {
        var found = new AtomicReference<Optional<Told>>(Optional.empty());
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(25)).until(() -> {
                found.set(messages(read).stream()
                        .filter(Told::fromBot)
                        .filter(wanted)
                        .findFirst());
                return found.get().isPresent();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(name + " waited in vain for a " + what + "; all that came: " + texts(), e);
        }
        var told = found.get().orElseThrow();
        read = told.order();
        return told;
    }

    private Told withButton(String labelPart) {
        return heard().reversed().stream()
                .filter(told -> told.button(labelPart).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button is labelled " + labelPart + " in: " + texts()));
    }

    private List<Told> messages(long after) {
        return simulators
                .get(path("messages") + "?after=" + after)
                .path("messages")
                .valueStream()
                .map((JsonNode message) -> Told.of(message))
                .toList();
    }

    private String texts() {
        return heard().stream()
                .map(told -> (told.photo() ? "[picture] " : "")
                        + told.text().lines().findFirst().orElse(""))
                .collect(Collectors.joining(" | "));
    }

    private String path(String what) {
        return "/admin/chats/" + chat + "/" + what;
    }
}
