package tarot.gossip.util;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.UUID;

/** Badly named, in a badly named package, public for nobody, and it makes up time and ids. */
public class RumourHelper {

    UUID id() {
        return UUID.randomUUID();
    }

    Instant instant() {
        return Instant.now();
    }

    LocalDate day() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    long millis() {
        return System.currentTimeMillis();
    }

    @SuppressWarnings("JavaUtilDate")
    Date date() {
        return new Date();
    }
}
