package org.webcamd.counters;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A line of the log about something that may happen any number of times: said at once, and then at most once a minute,
 * or a few times where they tell different things, with how often it has happened meanwhile. Any thread.
 */
public final class RareLine {
    private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<String> log;
    private final int most;
    private final LongSupplier clock;

    // Guarded by this.
    private long periodNanos;
    private int saidInPeriod;
    private long unsaid;

    /**
     * Not said yet.
     *
     * @param log where it is said, as a warning
     */
    public RareLine(System.Logger log) {
        this(text -> log.log(System.Logger.Level.WARNING, text), 1);
    }

    /**
     * Not said yet.
     *
     * @param log where it is said
     */
    public RareLine(Consumer<String> log) {
        this(log, 1);
    }

    /**
     * Not said yet.
     *
     * @param log where it is said
     * @param most how often it is said in a minute
     */
    public RareLine(Consumer<String> log, int most) {
        this(log, most, System::nanoTime);
    }

    RareLine(Consumer<String> log, int most, LongSupplier clock) {
        this.log = log;
        this.most = most;
        this.clock = clock;
        periodNanos = clock.getAsLong() - PERIOD_NANOS;
    }

    /**
     * It has happened.
     *
     * @param line made only when it is said
     */
    public void happened(Supplier<String> line) {
        long times = timesToSay();
        if (times == 1) {
            log.accept(line.get());
        } else if (times > 1) {
            log.accept(line.get() + " (" + times + " times since this was last said)");
        }
    }

    private synchronized long timesToSay() {
        long times = ++unsaid;
        long now = clock.getAsLong();
        if (now - periodNanos >= PERIOD_NANOS) {
            periodNanos = now;
            saidInPeriod = 0;
        }
        if (saidInPeriod >= most) {
            return 0;
        }
        saidInPeriod++;
        unsaid = 0;
        return times;
    }
}
