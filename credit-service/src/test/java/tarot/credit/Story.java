package tarot.credit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import tarot.contracts.Message;
import tarot.contracts.payment.PaymentEvent.ReversalReason;
import tarot.sealing.TransportSealing;

/** What happens to a few people, told by chance: the same chance tells the same story of others. */
record Story(List<Person> people, Person admin, String code, TransportSealing transport, Random random) {

    /**
     * All that is said, in one of the orders that Kafka may bring it in: in order for each person and topic, and in no
     * order else.
     */
    List<Message> tell() {
        var topics = List.of(registrations(), commands(), payments());
        var told = new ArrayList<Message>();
        while (topics.stream().anyMatch(Story::hasMore)) {
            var topic = topics.get(random.nextInt(topics.size()));
            for (int n = random.nextInt(8); n >= 0 && hasMore(topic); n--) {
                var person = topic.get(random.nextInt(topic.size()));
                if (!person.isEmpty()) {
                    told.add(person.remove());
                }
            }
        }
        return told;
    }

    /** Where nothing that is asked for can fail, the order in which topics are heard leaves no trace. */
    static Message riches(Person person) {
        return person.pays(100_000);
    }

    private List<Deque<Message>> registrations() {
        return people.stream()
                .<Deque<Message>>map(person -> new ArrayDeque<>(List.of(person.registered())))
                .toList();
    }

    private List<Deque<Message>> commands() {
        var all = new ArrayList<Deque<Message>>();
        all.add(new ArrayDeque<>(List.of(admin.promotes(code, 2, 2, 5, Duration.ofDays(1), transport))));
        for (var person : people) {
            var said = new ArrayDeque<Message>();
            for (int n = 0; n < 12; n++) {
                say(person, said);
            }
            all.add(said);
        }
        return all;
    }

    private void say(Person person, Deque<Message> said) {
        switch (random.nextInt(8)) {
            case 0 -> said.add(person.cameBy(people.get(random.nextInt(people.size()))));
            case 1 -> said.add(person.redeems(code, transport));
            case 2 -> said.add(person.adjusted(admin.id(), random.nextBoolean() ? 3 : -3, transport));
            case 3 -> said.add(person.reserve(random.nextInt(9)));
            default -> {
                var reading = person.reserve(random.nextInt(6));
                said.add(reading);
                said.add(random.nextInt(3) == 0 ? person.release(reading) : person.capture(reading));
            }
        }
    }

    private List<Deque<Message>> payments() {
        var all = new ArrayList<Deque<Message>>();
        for (var person : people) {
            var happened = new ArrayDeque<Message>();
            for (int n = 0; n < 4; n++) {
                var credits = 1 + random.nextInt(12);
                var payment = person.pays(credits);
                happened.add(payment);
                if (random.nextBoolean()) {
                    var reason = random.nextBoolean() ? ReversalReason.REFUND : ReversalReason.DISPUTE;
                    var reversed = person.reversed(payment, reason, random.nextInt(credits + 1));
                    happened.add(reversed);
                    if (random.nextBoolean()) {
                        happened.add(person.reinstated(reversed));
                    }
                }
            }
            all.add(happened);
        }
        return all;
    }

    private static boolean hasMore(List<Deque<Message>> topic) {
        return topic.stream().anyMatch(person -> !person.isEmpty());
    }
}
