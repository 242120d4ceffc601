package tarot.simulators.telegram;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tarot.simulators.http.Json;
import tarot.simulators.http.Reply;
import tarot.simulators.http.Request;
import tools.jackson.databind.node.ObjectNode;

/** Telegram, as a bot and the people who talk to it see it. All methods may be called from any thread. */
public final class TelegramSimulator implements AutoCloseable {

    private final Chats chats;
    private final Photos photos;
    private final Deliveries deliveries = new Deliveries();
    private final Updates updates;
    private final Webhook webhook;
    private final BotApi api;
    private final BotMethods botMethods;
    private final FromPeople deeds;
    private final Checkouts checkouts;

    public TelegramSimulator(TelegramSettings settings, Clock clock) {
        chats = new Chats(settings, clock);
        var data = settings.data();
        photos = new Photos(data == null ? null : data.resolve("pictures"), clock);
        updates = new Updates(clock);
        api = new BotApi(settings.token(), clock);
        webhook = new Webhook(updates, settings.retry(), clock, api::obey);
        var wire = new Wire(botId(settings.token()));
        var presses = new Presses(clock.millis());
        deeds = new FromPeople(chats, updates, presses, wire, clock);
        botMethods = new BotMethods(chats, photos, presses, wire);
        var stars = new Stars(data, clock);
        checkouts = new Checkouts(chats, deeds, stars, settings.payWithin(), clock.millis());
        api.add(botMethods.all());
        api.add(new InvoiceMethods(chats, checkouts, stars, deliveries, wire).all());
        api.add(new MessageMethods(chats, photos, deliveries, wire).all());
        api.add(new UpdateMethods(updates, webhook).all());
        webhook.start();
        updates.target(new WebhookTarget(settings.webhookUrl(), settings.webhookSecret(), 40), false);
    }

    /** Answers {@code /bot<token>/<method>}. */
    public Reply call(Request request) throws InterruptedException {
        return api.answer(request.segment(0).substring("bot".length()), request);
    }

    /** Answers {@code /file/bot<token>/photos/<file id>}. */
    public Reply file(Request request) {
        var door = request.segment(1);
        if (!door.startsWith("bot") || !api.knows(door.substring("bot".length()))) {
            return Refusal.unauthorized().reply();
        }
        return picture(request.segment(3));
    }

    /** An uploaded picture as a web page gets it. */
    public Reply picture(String fileId) {
        return photos.bytes(fileId)
                .map(bytes ->
                        Reply.bytes(bytes.length > 0 && bytes[0] == (byte) 0xFF ? "image/jpeg" : "image/png", bytes))
                .orElseGet(() -> Refusal.notFound().reply());
    }

    /** Somebody who writes English and may be written to from now on. The same id is the same person. */
    public Person person(long id, String name) {
        return person(new Profile(id, name, "", "en"));
    }

    /** @see #person(long, String) */
    public Person person(Profile profile) {
        chats.meet(profile);
        return new Person(profile, chats, deeds, checkouts);
    }

    public Optional<Person> find(long id) {
        return chats.find(id).map(chat -> new Person(chat.profile(), chats, deeds, checkouts));
    }

    /** Payments in Stars, and what may go wrong with them. */
    public Checkouts checkouts() {
        return checkouts;
    }

    public List<Profile> people() {
        return chats.people();
    }

    /** Lets the bot write to everybody and answer any callback query, as a load test needs it. */
    public void open(boolean toEverybody) {
        chats.open(toEverybody);
    }

    /**
     * Sends the bot an update as it is. Where it has no {@code update_id}, it gets the next one.
     *
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public void update(String json) {
        if (!(Json.parse(json) instanceof ObjectNode object)) {
            throw new IllegalArgumentException("an update is a JSON object");
        }
        deeds.raw(object);
    }

    /** The next so many calls of any method fail so. */
    public void fail(int times, TelegramFault fault) {
        fail(times, fault, null, null);
    }

    /** The next so many calls of this method fail so. */
    public void fail(int times, TelegramFault fault, String method) {
        fail(times, fault, method, null);
    }

    /** The next so many calls of this method to this chat fail so; null stands for any. */
    public void fail(int times, TelegramFault fault, @Nullable String method, @Nullable Long chat) {
        var wanted = method == null ? null : method.toLowerCase(Locale.ROOT);
        api.faults()
                .plan(
                        times,
                        fault,
                        target -> (wanted == null || wanted.equals(target.method()))
                                && (chat == null || chat == target.chat()));
    }

    /** How many planned faults have not struck yet. */
    public long faultsLeft() {
        return api.faults().remaining();
    }

    public void heal() {
        api.faults().clear();
    }

    /** The latest calls, oldest first, at most 2,000. */
    public List<BotCall> calls() {
        return api.calls();
    }

    /** The latest calls of one method. */
    public List<BotCall> calls(String method) {
        return api.calls().stream()
                .filter(call -> call.method().equals(method.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** How often each method was called, by its name in lower case. */
    public Map<String, Long> callCounts() {
        return api.counts();
    }

    /** What is in a chat, oldest first; empty where there is no such chat. */
    public List<ChatMessage> messages(long chat) {
        return chats.find(chat).map(Chat::messages).orElse(List.of());
    }

    public boolean isBlockedBy(long chat) {
        return chats.find(chat).map(Chat::isBlocked).orElse(false);
    }

    /** The bot's menu for a language, or the one for everybody. */
    public List<Command> commands(String language) {
        return botMethods.commands(language);
    }

    /** The latest postings to the webhook, oldest first, at most 1,000. */
    public List<WebhookAttempt> webhookAttempts() {
        return webhook.attempts();
    }

    /** Updates that the bot has not accepted yet. */
    public int pendingUpdates() {
        return updates.pending();
    }

    /** Hears of everything that happens in chats, on the thread that makes it happen: be quick. */
    public void listen(Consumer<ChatEvent> listener) {
        chats.listen(listener);
    }

    public void forget(Consumer<ChatEvent> listener) {
        chats.forget(listener);
    }

    public boolean isPerson(long chat) {
        return chats.isPerson(chat);
    }

    /** See {@code GET /admin/telegram/deliveries}. */
    public ObjectNode deliveriesSince(long first) {
        return deliveries.since(first);
    }

    public long deliveryCount() {
        return deliveries.count();
    }

    /** Empties all chats and forgets faults, calls and deliveries. People, payments, menu and webhook stay. */
    public void reset() {
        api.clear();
        checkouts.clear();
        chats.clear();
        deliveries.clear();
    }

    @Override
    public void close() {
        checkouts.close();
        webhook.close();
    }

    private static long botId(String token) {
        var id = token.split(":", 2)[0];
        return id.matches("\\d{1,15}") ? Long.parseLong(id) : 7_000_000_001L;
    }
}
