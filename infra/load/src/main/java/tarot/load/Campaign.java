package tarot.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tarot.load.delivery.Board;
import tarot.load.delivery.Feed;
import tarot.load.delivery.Notices;
import tarot.load.delivery.Verdict;
import tarot.load.drive.Crowd;
import tarot.load.drive.Drive;
import tarot.load.drive.Pace;
import tarot.load.drive.Webhook;
import tarot.load.process.Member;
import tarot.load.process.Snapshot;
import tarot.load.report.Latencies;
import tarot.load.report.Report;
import tarot.load.report.Throughput;

/** A warm-up, from which the system's notices are learnt, and the measured run. */
final class Campaign {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Options options;
    private final Webhook webhook;
    private final Feed feed;
    private final List<Member> members;
    private final Consumer<String> say;

    Campaign(Options options, Webhook webhook, Feed feed, List<Member> members, Consumer<String> say) {
        this.options = options;
        this.webhook = webhook;
        this.feed = feed;
        this.members = members;
        this.say = say;
    }

    Report run(Instant moment) throws InterruptedException {
        var notices = warmUp(Crowd.at(moment, 0, options.warmUp()));
        return measure(Crowd.at(moment, options.warmUp(), options.readings()), notices);
    }

    /** In a closed loop, whatever is measured: nothing is gained by being slow here. */
    private Notices warmUp(Crowd crowd) throws InterruptedException {
        say.accept("warming up with " + crowd.people() + " readings …");
        var pace = Pace.closed(options.inFlight(), options.patience());
        var board = new Board(crowd.firstId(), crowd.people(), Notices.NONE, pace::finished);
        feed.tell(board::add);
        var drive = Drive.start(webhook, crowd, pace, options.patience(), options.connections());
        watch(drive, board);
        while (true) {
            awaitQuiet(board, options.settle());
            var notices = Notices.in(board.deliveries(), crowd.people());
            var verdict = Verdict.of(board.deliveries(), crowd.firstId(), crowd.people(), notices);
            if (verdict.lost() == 0 || board.quietNanos() > options.patience().toNanos()) {
                if (verdict.lost() == crowd.people()) {
                    throw new IllegalStateException("of " + crowd.people() + " readings (" + drive.accepted()
                            + " accepted by " + webhook + ") none was delivered" + told(drive));
                }
                say.accept("every newcomer is also sent %d notice(s) that are no part of a reading"
                        .formatted(notices.digests().size()));
                return notices;
            }
            Thread.sleep(LOOK);
        }
    }

    private Report measure(Crowd crowd, Notices notices) throws InterruptedException {
        say.accept("measuring " + crowd.people() + " readings …");
        var before = Snapshot.of(members);
        var pace = options.rate() == null
                ? Pace.closed(options.inFlight(), options.patience())
                : Pace.open(options.rate(), System.nanoTime());
        var board = new Board(crowd.firstId(), crowd.people(), notices, pace::finished);
        feed.tell(board::add);
        var drive = Drive.start(webhook, crowd, pace, options.patience(), options.connections());
        watch(drive, board);
        awaitQuiet(board, options.settle()); // what comes twice may come late, and captures follow their reading
        var usage = Snapshot.of(members).since(before);
        var intended = drive.intended();
        var finished = board.finishTimes();
        return new Report(
                Words.run(options),
                Words.machine(),
                drive.accepted(),
                Throughput.of(intended, finished),
                Latencies.between(intended, drive.acknowledged()),
                Latencies.between(intended, board.pictureTimes()),
                Latencies.between(intended, finished),
                Verdict.of(board.deliveries(), crowd.firstId(), crowd.people(), notices),
                usage,
                drive.troubles());
    }

    /** Until all is written and delivered, or nothing has come for as long as the patience lasts. */
    private void watch(Drive drive, Board board) throws InterruptedException {
        var progress = new Progress(say);
        while (!drive.isDone(LOOK)
                || board.finished() < drive.accepted()
                        && board.quietNanos() < options.patience().toNanos()) {
            feed.check();
            progress.look(drive.accepted(), board.finished(), board.messages());
            Thread.sleep(drive.isDone(Duration.ZERO) ? LOOK : Duration.ZERO);
        }
    }

    private void awaitQuiet(Board board, Duration quiet) throws InterruptedException {
        while (board.quietNanos() < quiet.toNanos()) {
            feed.check();
            Thread.sleep(LOOK);
        }
    }

    private static String told(Drive drive) {
        return drive.troubles().isEmpty() ? "" : "; " + drive.troubles();
    }
}
