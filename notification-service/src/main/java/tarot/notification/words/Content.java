package tarot.notification.words;

import tarot.contracts.Sealed;

/** Opens what an event carries sealed. */
@FunctionalInterface
public interface Content {

    <T extends Record> T open(Sealed sealed, Class<T> type);
}
