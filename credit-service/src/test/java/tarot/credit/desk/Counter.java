package tarot.credit.desk;

import java.util.List;
import tarot.contracts.credit.CreditCommand;

/** Takes commands without a way through Kafka. */
public class Counter {

    private final Desk desk;

    Counter(Desk desk) {
        this.desk = desk;
    }

    public void take(CreditCommand... together) {
        take(List.of(together));
    }

    public void take(List<? extends CreditCommand> together) {
        desk.take(List.copyOf(together));
    }
}
