package tarot.credit.reservation;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives back what nobody resolves: a reading-service that is gone for good must not keep people's credits. */
@Component
class Expiry {

    private static final int AT_ONCE = 500;

    private final Reservations reservations;
    private final ExpiryProperties properties;

    Expiry(Reservations reservations, ExpiryProperties properties) {
        this.reservations = reservations;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${tarot.credit.expiry-interval}")
    void sweep() {
        while (reservations.expire(properties.holdExpiresAfter(), AT_ONCE) == AT_ONCE) {
            // a transaction for each batch, so that nobody waits long for an account
        }
    }
}
