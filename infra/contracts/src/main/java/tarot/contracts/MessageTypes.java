package tarot.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tarot.contracts.bot.BotEvent;
import tarot.contracts.credit.CreditCommand;
import tarot.contracts.credit.CreditEvent;
import tarot.contracts.notification.NotificationEvent;
import tarot.contracts.payment.PaymentCommand;
import tarot.contracts.payment.PaymentEvent;
import tarot.contracts.reading.ReadingCommand;
import tarot.contracts.reading.ReadingEvent;

/** Every message type of the contract by its wire name. No class name ever travels. */
public final class MessageTypes {

    private static final List<Class<? extends Message>> FAMILIES = List.of(
            BotEvent.class,
            ReadingCommand.class,
            ReadingEvent.class,
            CreditCommand.class,
            CreditEvent.class,
            PaymentCommand.class,
            PaymentEvent.class,
            NotificationEvent.class);

    private static final Map<String, Class<? extends Message>> BY_NAME = FAMILIES.stream()
            .flatMap(MessageTypes::leaves)
            .collect(toUnmodifiableMap(MessageTypes::annotatedName, type -> type));

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return annotatedName(type);
        }
    };

    private MessageTypes() {}

    /** The record of a wire name, empty when the contract has no such type. */
    public static Optional<Class<? extends Message>> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /** Such as {@code tarot.credit.credits-reserved.v1}. */
    public static String nameOf(Class<? extends Message> type) {
        return NAMES.get(type);
    }

    public static Map<String, Class<? extends Message>> all() {
        return BY_NAME;
    }

    /** The id that a message of this type has for this cause: known before the message is made, as sealing needs it. */
    public static UUID idOf(Class<? extends Message> type, UUID cause) {
        return UUID.nameUUIDFromBytes((nameOf(type) + ' ' + cause).getBytes(UTF_8));
    }

    @SuppressWarnings("unchecked") // what a sealed family of messages permits is a message
    private static Stream<Class<? extends Message>> leaves(Class<? extends Message> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> leaves((Class<? extends Message>) permitted))
                : Stream.of(type);
    }

    private static String annotatedName(Class<?> type) {
        var name = type.getAnnotation(JsonTypeName.class);
        if (name == null) {
            throw new IllegalArgumentException(type + " has no wire name");
        }
        return name.value();
    }
}
