package org.webcamd.capture;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.webcamd.camera.Source;

/**
 * When a camera that was lost is tried again: as late as a {@link BackOff} says, but at once when a device that was
 * gone is there again. Confined to the capture thread.
 */
final class Retry {
    private static final long PRESENCE_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Source source;
    private final BackOff backOff = new BackOff();

    Retry(Source source) {
        this.source = source;
    }

    /** It gives pictures: the next loss is a new one. */
    void reset() {
        backOff.reset();
    }

    /** Returns when it is time, or all is ended. */
    void await(BooleanSupplier ended) {
        long endNanos = System.nanoTime() + backOff.nextNanos();
        boolean wasPresent = source.isPresent();
        while (!ended.getAsBoolean() && System.nanoTime() - endNanos < 0) {
            LockSupport.parkNanos(this, PRESENCE_CHECK_NANOS);
            // Set by the watch for a call that has ended by now; parking would return at once.
            Thread.interrupted();
            boolean present = source.isPresent();
            if (present && !wasPresent) {
                return;
            }
            wasPresent = present;
        }
    }
}
