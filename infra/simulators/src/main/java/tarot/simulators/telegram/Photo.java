package tarot.simulators.telegram;

/**
 * An uploaded picture.
 *
 * @param fileId stays the same for as long as the simulator runs, and is never given to another picture
 * @param bytes the size of the file
 */
public record Photo(String fileId, int width, int height, int bytes) implements Attachment {}
