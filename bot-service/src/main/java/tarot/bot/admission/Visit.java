package tarot.bot.admission;

import java.util.UUID;

/**
 * An update of a person.
 *
 * @param person the digest that recognises them
 */
public record Visit(UUID person, long update) {}
