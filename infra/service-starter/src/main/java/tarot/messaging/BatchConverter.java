package tarot.messaging;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.kafka.support.converter.ConversionException;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.GenericMessage;
import tarot.tracing.Traces;

/**
 * Hands a poll to its listener as the messages that its parameter names, and remembers their traces and originals. Throws on what it
 * cannot read: Spring's own converter would put a null into the listener's list.
 */
class BatchConverter implements BatchMessageConverter {

    @Override
    public Message<List<Object>> toMessage(
            List<ConsumerRecord<?, ?>> records,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> consumer,
            Type listOfMessages) {
        Traces.received(records);
        Original.beginPoll();
        var family = (Class<?>) ((ParameterizedType) listOfMessages).getActualTypeArguments()[0];
        var messages = new ArrayList<Object>(records.size());
        for (var record : records) {
            messages.add(read(record, family));
        }
        return new GenericMessage<>(messages);
    }

    private static Object read(ConsumerRecord<?, ?> record, Class<?> family) {
        try {
            if (!(record.value() instanceof byte[] envelope)) {
                throw new UnreadableMessage("empty");
            }
            var message = Envelopes.read(envelope);
            Original.received(message, record, envelope);
            return family.cast(message);
        } catch (UnreadableMessage | ClassCastException unreadable) {
            throw new ConversionException("no " + family.getSimpleName(), record, unreadable);
        }
    }

    @Override
    public List<ProducerRecord<?, ?>> fromMessage(Message<?> message, String topic) {
        throw new UnsupportedOperationException("messages leave through the outbox");
    }
}
