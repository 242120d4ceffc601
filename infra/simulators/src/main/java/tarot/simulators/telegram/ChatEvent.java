package tarot.simulators.telegram;

/** Something that a person would see happen in a chat. */
public sealed interface ChatEvent {

    long chat();

    record Posted(ChatMessage message) implements ChatEvent {
        @Override
        public long chat() {
            return message.chat();
        }
    }

    record Edited(ChatMessage message) implements ChatEvent {
        @Override
        public long chat() {
            return message.chat();
        }
    }

    record Deleted(long chat, int message) implements ChatEvent {}

    /** The bot is busy: {@code action} is {@code typing}, {@code upload_photo} and the like. */
    record Acting(long chat, String action) implements ChatEvent {}

    /** The bot answered the press of a button; the text may be empty. */
    record Answered(long chat, String text, boolean alert) implements ChatEvent {}

    record BlockChanged(long chat, boolean blocked) implements ChatEvent {}

    /** The chat is empty again. */
    record Cleared(long chat) implements ChatEvent {}
}
