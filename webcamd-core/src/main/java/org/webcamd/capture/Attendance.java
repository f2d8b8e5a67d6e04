package org.webcamd.capture;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether somebody still looks after a camera, whatever that does. Any thread. */
final class Attendance {
    /** The watch comes by four times a second. */
    private static final long MISSED_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long NEVER = 0;

    private final String name;
    private volatile long lastNanos = NEVER;

    Attendance(String name) {
        this.name = name;
    }

    /** The watch was there, and has gone on. */
    void passed() {
        lastNanos = System.nanoTime();
    }

    /** What is wrong, if anything, with the capture thread and with the watch once that has begun. */
    Optional<String> trouble(CaptureThreads threads) {
        if (threads.hasFallen()) {
            return Optional.of("the capture thread of camera %s has ended by a fault".formatted(name));
        }
        long last = lastNanos;
        return last != NEVER && System.nanoTime() - last > MISSED_NANOS
            ? Optional.of("nobody looks after camera %s".formatted(name)) : Optional.empty();
    }
}
