package org.webcamd.cluster;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What time it is on this machine, as frames and messages tell it. Stateless; any thread. */
final class WallClock {
    private WallClock() {
    }

    /** Microseconds since 1970. */
    static long micros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
    }
}
