package org.webcamd.cluster;

import java.util.concurrent.TimeUnit;

/**
 * How much later something comes than it could: against the least difference between when it came and when it is said
 * to have been sent, of the last minute or two, so that neither the clocks of two machines have to be the same nor one
 * that drifts is forgotten. Confined to one thread.
 */
final class LeastDelay {
    private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long NONE = Long.MAX_VALUE;

    private long before = NONE;
    private long present = NONE;
    private long beganNanos;

    /** Nothing is known. */
    void reset() {
        before = NONE;
        present = NONE;
    }

    /** Something has come; returns how late it is. */
    long late(long difference, long nowNanos) {
        if (present == NONE) {
            beganNanos = nowNanos;
        } else if (nowNanos - beganNanos > PERIOD_NANOS) {
            before = nowNanos - beganNanos > 2 * PERIOD_NANOS ? NONE : present;
            present = NONE;
            beganNanos = nowNanos;
        }
        present = Math.min(present, difference);
        return difference - Math.min(before, present);
    }
}
