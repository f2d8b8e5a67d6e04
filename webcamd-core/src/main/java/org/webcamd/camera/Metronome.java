package org.webcamd.camera;

import java.util.concurrent.TimeUnit;

/** A steady rate by the monotonic clock; a tick that was missed is not made up for. Confined to one thread. */
final class Metronome {
    private final long periodNanos;
    private long nextNanos = System.nanoTime();

    Metronome(double perSecond) {
        periodNanos = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    /** Returns at the next tick. */
    void awaitTick() throws InterruptedException {
        long waitNanos = nextNanos - System.nanoTime();
        if (waitNanos > 0) {
            TimeUnit.NANOSECONDS.sleep(waitNanos);
        } else if (waitNanos < -periodNanos) {
            nextNanos = System.nanoTime();
        }
        nextNanos += periodNanos;
    }
}
