package tarot.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page for analysts and for whoever adds a consumer. */
final class Catalog {

    private static final Map<Topic, String> CONSUMERS = Map.of(
            Topic.BOT_EVENTS, "bot → notification, credit",
            Topic.READING_COMMANDS, "bot → reading",
            Topic.READING_EVENTS, "reading → notification",
            Topic.CREDIT_COMMANDS, "bot, reading → credit",
            Topic.CREDIT_EVENTS, "credit → reading, notification",
            Topic.PAYMENT_COMMANDS, "bot → payment",
            Topic.PAYMENT_EVENTS, "payment → credit, notification",
            Topic.NOTIFICATION_EVENTS, "notification → bot");

    private Catalog() {}

    static String page() {
        var page = new StringBuilder("""
                # Messages

                Every record is a CloudEvents 1.0 envelope in structured JSON (`application/cloudevents+json`): `type` says which of these it is, `subject` and
                the record's key are the person's random id, `id` is the same for every redelivery of the same fact, and `traceparent` travels as a header.
                `data` is flat: `amount` is in the smallest unit of the `currency` beside it (cents; XTR: Stars), and credits where there is none beside it; `credits`,
                `price` and `available` are credits, `told` is the `id` of the message that was to be told, a `user` of zeros is nobody, and answers to admins carry the
                admin. Delivery is at least once: count each `id` once. Order holds within one topic and key. A reader ignores fields that it does not know; a breaking
                change is a new `type`. Records that could not be taken stand in the topic's dead letters, `<topic>.dlt`, with headers that say why, for 30 d. What only the services may read is in the field `sealed`.

                Before you count:

                - **Money**: of a payment there is left the `amount` of `payment-settled`, less that of each `payment-reversed`, plus that of each `payment-reinstated`, all by
                  `payment`; take less than 0 for 0, as a refund and a dispute may be of the same money. Providers' fees are not in it, nor what is held (`payment-held`).
                - **Spending**: count `credits-captured`, not what `reading-completed` charged: a hold may have expired before, and the late capture then finds all of it or nothing.
                - **Duplicates**: `time` is when the envelope was written, so two records of one `id` may differ in it. `balance-reported`, `statement-reported` and
                  `packages-offered` say how things are when the question is taken: a question that comes twice is answered twice, with one `id` and perhaps other data.
                - **Order**: `person-registered` and `person-changed` leave through an outbox and the bot's other events directly ([why](../adr/0012-the-bot-publishes-directly.md)):
                  between these two and the others no order holds.
                - **Silence**: `request-throttled` comes once in a window, not for each request too many; `checkout-expired` never comes for Stars.

                To look at a topic (`infra/tarot` has Kafka on localhost:19092; Compose publishes no port):
                `docker-compose exec kafka /opt/kafka/bin/kafka-console-consumer.sh --bootstrap-server kafka:9092 --topic tarot.credit.events.v1 --from-beginning`

                A schema for each type lies in [`schemas/`](schemas), the topics as AsyncAPI in [`asyncapi.json`](asyncapi.json). This page is made from the code: `mvn test -pl infra/contracts -Dgenerate`.
                """);
        for (var topic : Topic.values()) {
            page.append("\n## `").append(topic.wireName()).append("`\n\n");
            page.append(CONSUMERS.get(topic))
                    .append(" · kept ")
                    .append(topic.kept().toDays())
                    .append(" d\n\n");
            page.append("| type | meaning | data |\n|---|---|---|\n");
            new TreeMap<>(MessageTypes.all()).forEach((name, type) -> {
                if (Samples.of(type).topic() == topic) {
                    page.append("| `").append(name).append("` | ");
                    page.append(Sources.promiseOf(type)).append(" | ");
                    page.append(fields(type)).append(" |\n");
                }
            });
        }
        return page.toString();
    }

    private static String fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> {
                    var sealed = component.getAnnotation(SealedContent.class);
                    return sealed == null
                            ? "`" + component.getName() + "`"
                            : "`sealed` (" + sealed.value().getSimpleName() + ")";
                })
                .collect(Collectors.joining(", "));
    }
}
