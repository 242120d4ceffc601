package tarot.contracts.bot;

/**
 * How a person invites others; travels sealed only.
 *
 * @param start what follows {@code ?start=} in the bot's link: {@code ref_} and at most 60 of {@code A-Za-z0-9_-}
 */
public record Invitation(String start) {}
