package tarot.load.delivery;

import java.util.List;
import java.util.function.Consumer;

/** Where it is learnt what arrived at Telegram. */
public interface Feed extends AutoCloseable {

    /** Tells this listener, and no earlier one, of what arrives from now on. */
    void tell(Consumer<List<Delivery>> listener);

    /** Throws {@link IllegalStateException} if something may have been missed. */
    void check();

    @Override
    void close();
}
