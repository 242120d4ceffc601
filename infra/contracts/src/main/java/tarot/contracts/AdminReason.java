package tarot.contracts;

/** Why an admin did something, in their own words, 1 to 200 characters; travels sealed only. */
public record AdminReason(String text) {}
