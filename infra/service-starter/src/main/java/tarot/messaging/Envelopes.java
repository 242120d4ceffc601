package tarot.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tarot.contracts.Message;
import tarot.contracts.MessageTypes;
import tarot.contracts.WireForm;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.TokenBuffer;

/** CloudEvents 1.0 in structured JSON, {@code application/cloudevents+json}: one record explains itself to anybody. */
public final class Envelopes {

    /** Goes with every record as header {@code content-type}. */
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    // of its own: the contract must not change with a service's settings
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // data is read out of the middle
            .build();

    private final String source;
    private final Clock clock;

    /** {@code service} is its name, such as {@code credit-service}; it becomes the envelopes' source. */
    public Envelopes(String service, Clock clock) {
        this.source = "/tarot/" + service;
        this.clock = clock;
    }

    /** The envelope as it goes over the wire. */
    public String write(Message message) {
        return JSON.writeValueAsString(new Envelope(
                "1.0",
                message.id().toString(),
                source,
                MessageTypes.nameOf(message.getClass()),
                message.user().toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                "application/json",
                message));
    }

    /** Throws {@link UnreadableMessage} for what is no envelope, or one of a type that the contract does not know. */
    public static Message read(byte[] envelope) {
        try (var parser = JSON.createParser(envelope)) {
            return read(parser);
        } catch (JacksonException | IllegalArgumentException e) {
            // the parser's own words may repeat the contents
            throw new UnreadableMessage("no readable envelope: " + e.getClass().getSimpleName());
        }
    }

    private static Message read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableMessage("no JSON object");
        }
        Class<? extends Message> type = null;
        TokenBuffer early = null; // data that came before its type
        Message message = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "type" -> type = known(parser.getString());
                case "data" -> {
                    if (type == null) {
                        early = JSON.readValue(parser, TokenBuffer.class);
                    } else {
                        message = JSON.readValue(parser, type);
                    }
                }
                default -> parser.skipChildren();
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw new UnreadableMessage("more than one JSON object");
        }
        if (message == null && type != null && early != null) {
            message = JSON.readValue(early.asParserOnFirstToken(ObjectReadContext.empty()), type);
        }
        return complete(message);
    }

    /** When it was written; null where it does not say so. */
    static @Nullable Instant timeOf(byte[] envelope) {
        try (var parser = JSON.createParser(envelope)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var isTime = "time".equals(parser.currentName());
                if (parser.nextToken() == JsonToken.VALUE_STRING && isTime) {
                    return Instant.parse(parser.getString());
                }
                parser.skipChildren();
            }
            return null;
        } catch (JacksonException | DateTimeParseException _) {
            return null;
        }
    }

    private static Class<? extends Message> known(@Nullable String type) {
        return MessageTypes.named(String.valueOf(type)).orElseThrow(() -> new UnreadableMessage("unknown type"));
    }

    private static Message complete(@Nullable Message message) {
        if (message == null || !WireForm.isKeptBy(message)) { // Jackson leaves null what was absent
            throw new UnreadableMessage("incomplete");
        }
        return message;
    }

    @JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"})
    private record Envelope(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            String time,
            String datacontenttype,
            Message data) {}
}
