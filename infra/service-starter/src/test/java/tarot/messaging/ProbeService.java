package tarot.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tarot.contracts.credit.CreditCommand;
import tarot.contracts.credit.CreditCommand.ReserveCredits;
import tarot.contracts.credit.CreditEvent.CreditsReserved;
import tarot.contracts.reading.ReadingId;
import tarot.errors.ErrorKind;
import tarot.errors.ServiceException;
import tarot.storage.Rows;

/** The smallest service there is: takes reservations, keeps them in a table and answers each. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ProbeService {

    @Bean
    Desk desk(JdbcClient jdbc, TransactionTemplate transaction, Outbox outbox) {
        return new Desk(jdbc, transaction, outbox);
    }

    /** Another one for each test. */
    @Bean
    @Scope("prototype")
    Asker asker(
            JdbcClient jdbc,
            Envelopes envelopes,
            KafkaTemplate<String, byte[]> kafka,
            KafkaListenerEndpointRegistry listeners,
            ConsumerFactory<String, byte[]> consumers) {
        return new Asker(jdbc, envelopes, kafka, listeners, consumers);
    }

    static class Desk {

        final Set<ReadingId> poison = ConcurrentHashMap.newKeySet();
        final Set<ReadingId> broken = ConcurrentHashMap.newKeySet();
        final Set<ReadingId> invalid = ConcurrentHashMap.newKeySet();
        final List<Integer> polls = new CopyOnWriteArrayList<>();
        final AtomicInteger tries = new AtomicInteger();

        private final JdbcClient jdbc;
        private final TransactionTemplate transaction;
        private final Outbox outbox;

        Desk(JdbcClient jdbc, TransactionTemplate transaction, Outbox outbox) {
            this.jdbc = jdbc;
            this.transaction = transaction;
            this.outbox = outbox;
        }

        @KafkaListener(id = "desk", topics = tarot.contracts.Topic.CREDIT_COMMANDS_NAME)
        void on(List<CreditCommand> commands) {
            tries.incrementAndGet();
            transaction.executeWithoutResult(_ -> take(commands));
            polls.add(commands.size());
        }

        private void take(List<CreditCommand> commands) {
            var answers = new ArrayList<CreditsReserved>();
            for (var command : commands) {
                if (command instanceof ReserveCredits reserve) {
                    answers.add(new CreditsReserved(reserve.reading(), reserve.user(), reserve.price(), null));
                }
            }
            var rows = new Rows<>(answers);
            jdbc.sql("insert into taken (reading, user_id) select * from unnest(?, ?)")
                    .param(rows.uuid(answer -> answer.reading().value()))
                    .param(rows.uuid(answer -> answer.user().value()))
                    .update();
            outbox.append(answers);
            if (answers.stream().anyMatch(answer -> poison.contains(answer.reading()))) {
                throw new IllegalStateException("poisoned");
            }
            if (answers.stream().anyMatch(answer -> broken.contains(answer.reading()))) {
                throw new NoClassDefFoundError();
            }
            if (answers.stream().anyMatch(answer -> invalid.contains(answer.reading()))) {
                throw new ServiceException(ErrorKind.VALIDATION, "no try will make it right");
            }
        }
    }
}
