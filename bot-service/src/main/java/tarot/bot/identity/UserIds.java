package tarot.bot.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tarot.contracts.UserId;

/** Mints ids of people: UUIDv7, random but for the millisecond, so that they say nothing and index well. */
@Component
public final class UserIds {

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    UserIds(Clock clock) {
        this.clock = clock;
    }

    public UserId next() {
        var high = clock.millis() << 16 | 0x7000L | random.nextInt(1 << 12);
        var low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UserId(new UUID(high, low));
    }
}
