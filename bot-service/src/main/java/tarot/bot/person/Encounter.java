package tarot.bot.person;

import java.util.UUID;
import tarot.contracts.RequestId;

/** A person who writes and whom this process does not know well enough. */
record Encounter(UUID key, UUID profile, Contact contact, RequestId request) {}
