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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import tarot.contracts.UserId;
import tools.jackson.databind.JsonNode;

/** Somebody who has never been here before, with Telegram in hand. */
public final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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
        return arrives("");
    }

    /** Comes by somebody's link, which ends with this code. */
    public Visitor arrives(String code) {
        says(("/start " + code).strip());
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

    /** Presses the newest button that carries this, whatever its label says. */
    public void chooses(String data) {
        var message = heard().reversed().stream()
                .filter(told ->
                        told.buttons().stream().anyMatch(button -> button.data().equals(data)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button carries " + data + " in: " + texts()));
        presses(message, data);
    }

    /** Of an admin: gives a command and confirms it. */
    public void confirms(String command) {
        says(command);
        hears("Please confirm:");
        presses("Yes, do it");
    }

    /** Asks for a package and is shown an invoice in Stars. */
    public void isInvoiced(String pack) {
        says("/buy");
        hears("How many credits would you like?");
        chooses("buy:" + pack + ":stars");
        next(told -> told.invoice() != null, "invoice");
    }

    /** Presses Pay on the newest invoice. */
    public void paysTheInvoice() {
        simulators.post(path("payments"), Map.of());
    }

    /** What became of the newest invoice. */
    public Told.Invoice invoice() {
        return heard().reversed().stream()
                .flatMap(told -> Stream.ofNullable(told.invoice()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no invoice in: " + texts()));
    }

    /** Asks for a package and is shown the link to a payment page, which is returned. */
    public String opensCheckout(String pack) {
        says("/buy");
        hears("How many credits would you like?");
        chooses("buy:" + pack + ":stripe");
        hears("The button opens the payment page");
        return link("Pay");
    }

    /** Hears that credits have arrived, and returns the reference of the payment. */
    public String hasBought(long credits) {
        return reference(hears(credits + " credits have arrived"));
    }

    /** The payment that a message names. */
    public static String reference(Told told) {
        return UUIDS.matcher(told.text())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reference in: " + told.text()));
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

    /** Waits until there is a message that has all these parts, wherever in the chat. */
    public void hasHeard(String... parts) {
        var before = read;
        read = 0;
        hears(parts);
        read = Math.max(before, read);
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
                .map(told -> (told.photo() ? "[picture] " : told.invoice() == null ? "" : "[invoice] ")
                        + told.text().lines().findFirst().orElse(""))
                .collect(Collectors.joining(" | "));
    }

    private String path(String what) {
        return "/admin/chats/" + chat + "/" + what;
    }
}
