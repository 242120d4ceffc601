package tarot.notification.words;

import tarot.contracts.Sealed;

/** What a wording takes beside the event itself. */
public interface Content {

    /** Opens what the event carries sealed. */
    <T extends Record> T open(Sealed sealed, Class<T> type);

    /** The bot's name in links, without an at; known where {@link Words#takesBotName} said that it is needed. */
    String botName();
}
