package tarot.simulators.telegram;

import java.util.List;
import java.util.Optional;

/** Somebody with Telegram in hand. Whatever they do reaches the bot as an update; nothing here waits for its answer. */
public final class Person {

    private final Profile profile;
    private final Chats chats;
    private final FromPeople deeds;
    private final Checkouts checkouts;

    Person(Profile profile, Chats chats, FromPeople deeds, Checkouts checkouts) {
        this.profile = profile;
        this.chats = chats;
        this.deeds = deeds;
        this.checkouts = checkouts;
    }

    public long id() {
        return profile.id();
    }

    public Profile profile() {
        return profile;
    }

    /** @throws IllegalArgumentException if Telegram's own app would not send such a text: blank, or over 4096 */
    public ChatMessage sends(String text) {
        return deeds.write(id(), text);
    }

    /**
     * Presses the button with this label under the newest message that has one.
     *
     * @throws IllegalStateException if there is none, or it leads to a page instead of to the bot
     */
    public void presses(String label) {
        var message = newestWith(label);
        var data = message.button(label).map(Button::data).orElse("");
        if (data.isEmpty()) {
            throw new IllegalStateException("the button leads elsewhere: " + label);
        }
        deeds.press(message, data);
    }

    /**
     * Presses Pay on the newest invoice. Whether it was paid, the invoice tells later.
     *
     * @throws IllegalStateException if there is none, or the bot is being asked about it already
     */
    public void pays() {
        pays(newestInvoice());
    }

    /** Presses Pay on any invoice, an old one or one that was paid before. */
    public void pays(ChatMessage invoice) {
        checkouts.begin(invoice);
    }

    /** Passes the newest invoice on to somebody else. */
    public void forwardsInvoice(long to) {
        deeds.forward(newestInvoice(), to);
    }

    /** Presses with any data under any message, as a forged client might. */
    public void forgesPress(ChatMessage message, String data) {
        deeds.press(message, data);
    }

    /** Where the newest button with this label leads. */
    public String link(String label) {
        return newestWith(label).button(label).map(Button::url).orElse("");
    }

    public void blocksTheBot() {
        deeds.block(id(), true);
    }

    public void unblocksTheBot() {
        deeds.block(id(), false);
    }

    /** Everything in the chat, oldest first. */
    public List<ChatMessage> messages() {
        return chats.find(id()).map(Chat::messages).orElse(List.of());
    }

    /** What the bot wrote, oldest first. */
    public List<ChatMessage> received() {
        return messages().stream().filter(ChatMessage::fromBot).toList();
    }

    public Optional<ChatMessage> lastReceived() {
        return received().reversed().stream().findFirst();
    }

    private ChatMessage newestInvoice() {
        return messages().reversed().stream()
                .filter(message -> message.invoice() != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no invoice"));
    }

    private ChatMessage newestWith(String label) {
        return messages().reversed().stream()
                .filter(message -> message.button(label).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no button is labelled " + label));
    }
}
