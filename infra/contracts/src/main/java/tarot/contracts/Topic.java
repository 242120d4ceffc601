package tarot.contracts;

import java.time.Duration;

/** A topic: its name on the wire, its owner and how long it is kept. Dead letters stand beside it. */
public enum Topic {
    BOT_EVENTS(Topic.BOT_EVENTS_NAME, 7),
    READING_COMMANDS(Topic.READING_COMMANDS_NAME, 7),
    READING_EVENTS(Topic.READING_EVENTS_NAME, 7),
    CREDIT_COMMANDS(Topic.CREDIT_COMMANDS_NAME, 7),
    CREDIT_EVENTS(Topic.CREDIT_EVENTS_NAME, 7),
    PAYMENT_COMMANDS(Topic.PAYMENT_COMMANDS_NAME, 7),
    PAYMENT_EVENTS(Topic.PAYMENT_EVENTS_NAME, 7),
    NOTIFICATION_EVENTS(Topic.NOTIFICATION_EVENTS_NAME, 7);

    // names as constants, for annotations
    public static final String BOT_EVENTS_NAME = "tarot.bot.events.v1";
    public static final String READING_COMMANDS_NAME = "tarot.reading.commands.v1";
    public static final String READING_EVENTS_NAME = "tarot.reading.events.v1";
    public static final String CREDIT_COMMANDS_NAME = "tarot.credit.commands.v1";
    public static final String CREDIT_EVENTS_NAME = "tarot.credit.events.v1";
    public static final String PAYMENT_COMMANDS_NAME = "tarot.payment.commands.v1";
    public static final String PAYMENT_EVENTS_NAME = "tarot.payment.events.v1";
    public static final String NOTIFICATION_EVENTS_NAME = "tarot.notification.events.v1";

    /** How long dead letters are kept: time enough for a person to look. */
    public static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    private final String wireName;
    private final Duration kept;

    Topic(String wireName, int daysKept) {
        this.wireName = wireName;
        this.kept = Duration.ofDays(daysKept);
    }

    public String wireName() {
        return wireName;
    }

    /** Where records go that cannot be taken. */
    public String deadLetters() {
        return wireName + ".dlt";
    }

    public Duration kept() {
        return kept;
    }

    /** The service that takes these commands or announces these events, such as {@code credit}. */
    public String owner() {
        return wireName.split("\\.", -1)[1];
    }

    /** Throws {@link IllegalArgumentException} for a topic that is not in the contract. */
    public static Topic named(String wireName) {
        for (var topic : values()) {
            if (topic.wireName.equals(wireName)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic " + wireName);
    }
}
