package tarot.bot.update;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tarot.bot.telegram.BotApi;
import tarot.bot.telegram.BotCall;
import tarot.bot.telegram.BotReply;
import tarot.bot.telegram.Registration;
import tarot.bot.telegram.TelegramProperties;
import tarot.bot.update.LongPolling.Standing;

/**
 * What one replica does for all: says to Telegram what it must know, then fetches updates where no webhook brings them.
 * Nothing waits for it: a Telegram that is away does not keep the service from starting.
 */
@Component
class TelegramDuty implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TelegramDuty.class);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    private final SoleReplica sole;
    private final Registration registration;
    private final BotApi api;
    private final LongPolling polling;
    private final TelegramProperties telegram;
    private volatile @Nullable Thread thread;

    TelegramDuty(
            SoleReplica sole, Registration registration, BotApi api, LongPolling polling, TelegramProperties telegram) {
        this.sole = sole;
        this.registration = registration;
        this.api = api;
        this.polling = polling;
        this.telegram = telegram;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            var starting = Thread.ofVirtual().name("telegram").unstarted(this::run);
            thread = starting; // before it looks whether it is running
            starting.start();
        }
    }

    @Override
    public synchronized void stop() {
        var stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(Duration.ofSeconds(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private boolean mayGoOn() {
        return isRunning() && !Thread.currentThread().isInterrupted();
    }

    private void run() {
        while (mayGoOn()) {
            try {
                var office = sole.apply();
                if (office.isPresent()) {
                    try (var held = office.get()) {
                        serve(held);
                    }
                }
            } catch (SQLException | RuntimeException | Error e) {
                if (mayGoOn()) {
                    log.atWarn()
                            .addKeyValue("error", e.getClass().getName())
                            .log("the replica that talks to Telegram starts over");
                }
            }
            pause(telegram.candidatePause());
        }
    }

    private void serve(SoleReplica.Office office) throws SQLException {
        log.info("this replica talks to Telegram");
        tell(registration.updates(), office, false);
        tell(registration.menu(), office, true);
        if (telegram.polls()) {
            poll(office);
        } else {
            while (mayGoOn() && office.isHeld()) {
                pause(telegram.candidatePause());
            }
        }
    }

    /**
     * The lock says who begins. Who polls goes on without it, so that people can pay while the database is away, until
     * Telegram gives the updates to another.
     */
    private void poll(SoleReplica.Office office) throws SQLException {
        var failures = 0;
        while (mayGoOn()) {
            var progress = polling.fetch();
            if (progress.standing() == Standing.CONTESTED && !office.isHeld()) {
                return;
            }
            failures = progress.standing() == Standing.FINE ? 0 : failures + 1;
            pause(failures > 0 ? longer(progress.pause(), backOff(failures)) : progress.pause());
        }
    }

    /**
     * Says it until Telegram agrees.
     *
     * @param dispensable given up where Telegram will never agree, so that nobody is kept from being heard
     */
    private void tell(BotCall call, SoleReplica.Office office, boolean dispensable) throws SQLException {
        var refusals = new Refusals();
        for (var failures = 1; mayGoOn() && office.isHeld(); failures++) {
            var wait = switch (api.call(call)) {
                case BotReply.Fine _ -> {
                    log.atInfo().log("Telegram was told: {}", call.method());
                    yield Duration.ZERO;
                }
                case BotReply.Refused(int code, var description, var _)
                when dispensable && isFinal(code) -> {
                    log.atError()
                            .addKeyValue("code", code)
                            .log("Telegram refuses {}, and it is given up: {}", call.method(), description);
                    yield Duration.ZERO;
                }
                case BotReply.Refused(int code, var description, var retryAfter) -> {
                    log.atLevel(refusals.next(code))
                            .addKeyValue("code", code)
                            .log("Telegram refuses {}: {}", call.method(), description);
                    yield longer(retryAfter, backOff(failures));
                }
                case BotReply.Away away -> {
                    log.atWarn().addKeyValue("cause", away.cause()).log("Telegram is away");
                    yield backOff(failures);
                }
            };
            if (wait.isZero()) {
                return;
            }
            pause(wait);
        }
    }

    /** The call itself is at fault. A token (401) or a conflict (409) is put right elsewhere, and others pass. */
    private static boolean isFinal(int code) {
        return code >= 400 && code != 401 && code != 409 && !Refusals.passes(code);
    }

    private Duration backOff(int failures) {
        var pause = telegram.firstPause().multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
