package tarot.bot.person;

import java.util.UUID;
import tarot.contracts.UserId;
import tarot.contracts.reading.Spread;

/**
 * A person whom this service knows.
 *
 * @param key what recognises them
 * @param profile what shows a change of name or language
 * @param usual the spread that they drew last
 */
public record KnownPerson(UserId user, UUID key, UUID profile, Spread usual, boolean unreachable) {}
