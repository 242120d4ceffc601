package tarot.credit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;
import tarot.credit.desk.Counter;
import tarot.credit.grant.Till;
import tarot.testing.ServiceTest;

/**
 * The whole service; what it announces stays in the outbox to be looked at, holds expire when a test says so, and the
 * books are audited after every test.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        properties = {
            "tarot.relay.enabled=false",
            "tarot.topics.partitions=12",
            "tarot.credit.expiry-interval=1d",
            "tarot.credit.audit-interval=1d"
        })
@Import({Till.class, Counter.class})
@ExtendWith(Audit.class)
public @interface LedgerTest {}
