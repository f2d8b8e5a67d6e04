package org.webcamd.capture;

import java.util.concurrent.TimeUnit;

/** How long to wait before a lost camera is tried again: 0.25, 0.5, 1, 2, 2, … seconds. Confined to one thread. */
final class BackOff {
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private long nextNanos = FIRST_NANOS;

    /** The pause before the next try. */
    long nextNanos() {
        long pause = nextNanos;
        nextNanos = Math.min(2 * pause, LONGEST_NANOS);
        return pause;
    }

    /** Live again: the next loss begins with the shortest pause. */
    void reset() {
        nextNanos = FIRST_NANOS;
    }
}
