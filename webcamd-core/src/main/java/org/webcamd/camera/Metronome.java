package org.webcamd.camera;

import java.util.concurrent.TimeUnit;

/** A steady rate by the monotonic clock; a tick that was missed is not made up for. Confined to one thread. */
public final class Metronome {
    private final long periodNanos;
    private long nextNanos = System.nanoTime();

    /**
     * Ticks for the first time at once.
     *
     * @param perSecond ticks a second, above 0
     */
    public Metronome(double perSecond) {
        periodNanos = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    /**
     * Returns at the next tick.
     *
     * @throws InterruptedException when the thread is to end
     */
    public void awaitTick() throws InterruptedException {
        long waitNanos = nextNanos - System.nanoTime();
        if (waitNanos > 0) {
            TimeUnit.NANOSECONDS.sleep(waitNanos);
        } else if (waitNanos < -periodNanos) {
            nextNanos = System.nanoTime();
        }
        nextNanos += periodNanos;
    }
}
