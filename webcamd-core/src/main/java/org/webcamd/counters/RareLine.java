package org.webcamd.counters;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A line of the log about something that may happen any number of times: said at once, and then at most once a minute,
 * with how often it has happened meanwhile. Any thread.
 */
public final class RareLine {
    private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Consumer<String> log;
    private final LongSupplier clock;
    private long saidNanos;
    private long unsaid;

    /**
     * Not said yet.
     *
     * @param log where it is said, as a warning
     */
    public RareLine(System.Logger log) {
        this(text -> log.log(System.Logger.Level.WARNING, text), System::nanoTime);
    }

    /**
     * Not said yet.
     *
     * @param log where it is said
     */
    public RareLine(Consumer<String> log) {
        this(log, System::nanoTime);
    }

    RareLine(Consumer<String> log, LongSupplier clock) {
        this.log = log;
        this.clock = clock;
        saidNanos = clock.getAsLong() - PERIOD_NANOS;
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
        if (clock.getAsLong() - saidNanos < PERIOD_NANOS) {
            return 0;
        }
        saidNanos = clock.getAsLong();
        unsaid = 0;
        return times;
    }
}
