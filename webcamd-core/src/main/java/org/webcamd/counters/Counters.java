package org.webcamd.counters;

import java.util.concurrent.atomic.LongAdder;

/**
 * One value for each {@link Counter}. Any thread may count and read; a read while others count is a good estimate, as
 * for {@link LongAdder}.
 */
public final class Counters {
    private final LongAdder[] values = new LongAdder[Counter.values().length];

    /** All counters at zero. */
    public Counters() {
        for (int i = 0; i < values.length; i++) {
            values[i] = new LongAdder();
        }
    }

    /**
     * Counts one.
     *
     * @param counter what happened
     */
    public void increment(Counter counter) {
        values[counter.ordinal()].increment();
    }

    /**
     * Counts several.
     *
     * @param counter what happened
     * @param amount how often
     */
    public void add(Counter counter, long amount) {
        values[counter.ordinal()].add(amount);
    }

    /**
     * The value now.
     *
     * @param counter which
     * @return the sum of all that was counted
     */
    public long value(Counter counter) {
        return values[counter.ordinal()].sum();
    }
}
