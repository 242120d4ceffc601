package tarot.simulators.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Faults to come, each for the next so many calls that it is meant for; the one planned first strikes first.
 *
 * @param <F> a fault
 * @param <C> a call, by which a plan tells whether it is meant
 */
public final class Planned<F, C> {

    /** For {@link #plan}: until {@link #clear}. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private final List<Plan<F, C>> plans = new ArrayList<>();
    private volatile boolean idle = true;

    public synchronized void plan(int times, F fault, Predicate<C> meant) {
        if (times > 0) {
            plans.add(new Plan<>(times, fault, meant));
            idle = false;
        }
    }

    /** The fault that strikes this call, used up once by asking. */
    public Optional<F> strike(C call) {
        return idle ? Optional.empty() : find(call);
    }

    public synchronized void clear() {
        plans.clear();
        idle = true;
    }

    /** How many strikes are still to come. */
    public synchronized long remaining() {
        return plans.stream().mapToLong(plan -> plan.times).sum();
    }

    private synchronized Optional<F> find(C call) {
        for (var plan : plans) {
            if (plan.meant.test(call)) {
                plan.times -= plan.times == ALWAYS ? 0 : 1;
                if (plan.times == 0) {
                    plans.remove(plan);
                    idle = plans.isEmpty();
                }
                return Optional.of(plan.fault);
            }
        }
        return Optional.empty();
    }

    private static final class Plan<F, C> {
        private int times;
        private final F fault;
        private final Predicate<C> meant;

        private Plan(int times, F fault, Predicate<C> meant) {
            this.times = times;
            this.fault = fault;
            this.meant = meant;
        }
    }
}
