package tarot.reading.archive;

/** A text as it is kept: under its person's key, for one place only. */
public record KeptText(byte[] ciphertext) {}
