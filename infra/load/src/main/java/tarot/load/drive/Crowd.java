package tarot.load.drive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * People who have never written before, and what each of them writes: one message that asks for a reading of one card.
 *
 * @param firstId Telegram's id of number 0; the others follow without a gap
 * @param firstUpdate number of number 0's update
 * @param people how many
 */
public record Crowd(long firstId, int firstUpdate, int people) {

    /**
     * So many people whom no earlier run has met: the ids come from the time. They stay below Telegram's 52 bits.
     *
     * @param skipped how many people of the same moment there are already
     */
    public static Crowd at(Instant moment, int skipped, int people) {
        long firstId = moment.toEpochMilli() * 1_000 + skipped;
        int firstUpdate = (int) (moment.getEpochSecond() % 1_000_000_000) + skipped;
        return new Crowd(firstId, firstUpdate, people);
    }

    /** The update that Telegram sends for the message of this number's person. */
    public byte[] update(int number) {
        long id = firstId + number;
        var person = "\"id\":" + id + ",\"first_name\":\"Visitor " + (number + 1) + "\"";
        // unique, so that no cache of finished readings helps
        var text = "/reading Will plan number " + id + " come off before the summer?";
        return ("{\"update_id\":" + (firstUpdate + number) + ",\"message\":{\"message_id\":1,\"from\":{" + person
                        + ",\"is_bot\":false,\"language_code\":\"en\"},\"chat\":{" + person
                        + ",\"type\":\"private\"},\"date\":" + System.currentTimeMillis() / 1_000 + ",\"text\":\""
                        + text
                        + "\",\"entities\":[{\"offset\":0,\"length\":8,\"type\":\"bot_command\"}]}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
