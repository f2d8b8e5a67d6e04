package org.webcamd.source;

import java.time.Duration;
import java.util.Optional;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.Rhythm;

/**
 * How long a source from which pictures stream may be silent, before its first picture and after any: as long as the
 * user says; or else 10 s, or three of its periods where those are longer, by the rate that was asked for or the one
 * that was seen. A source that was given up before it gave a second picture may be one that is slower still: next time
 * it is waited for twice as long, up to two minutes. One for each source; any thread.
 */
final class Patience {
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMinutes(2);

    private final long leastNanos;
    private final boolean isFixed;
    private final Rhythm rhythm = new Rhythm();
    private volatile long grownNanos;

    private Patience(long leastNanos, boolean isFixed) {
        this.leastNanos = leastNanos;
        this.isFixed = isFixed;
        grownNanos = leastNanos;
    }

    /** What a user has asked for. */
    static Patience of(CameraSettings settings) {
        return of(settings.timeout(), USUAL, settings.fps());
    }

    /** As long as is said, if it is; else at least some time, at a rate. */
    static Patience of(Optional<Duration> exact, Duration usual, double fps) {
        long least = Rhythm.silenceNanos(usual.toNanos(), Rhythm.periodNanos(fps));
        return new Patience(exact.map(Duration::toNanos).orElse(least), exact.isPresent());
    }

    /** How long to wait now. */
    long limitNanos() {
        return isFixed ? leastNanos : Rhythm.silenceNanos(grownNanos, rhythm.periodNanos());
    }

    /** A picture came, after a while. */
    synchronized void waited(long nanos) {
        rhythm.waited(nanos);
        if (rhythm.periodNanos() > 0) {
            grownNanos = leastNanos;
        }
    }

    /** It was given up: nothing came in time. */
    synchronized void exhausted() {
        if (rhythm.periodNanos() == 0) {
            grownNanos = Math.max(leastNanos, Math.min(2 * grownNanos, MOST.toNanos()));
        }
    }
}
