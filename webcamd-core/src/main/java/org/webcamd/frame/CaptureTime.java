package org.webcamd.frame;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * When a picture was taken, on two clocks: the monotonic one that all decisions use, and the wall clock that viewers
 * are told. A jump of the wall clock therefore changes labels only.
 *
 * @param nanos time of capture as {@link System#nanoTime()} counts (on Linux the clock of V4L2's buffers)
 * @param epochMicros the same moment in microseconds since 1970
 */
public record CaptureTime(long nanos, long epochMicros) {
    /** {@return the present moment on both clocks} */
    public static CaptureTime now() {
        return at(System.nanoTime());
    }

    /**
     * A moment of the monotonic clock, with the wall clock's present idea of it.
     *
     * @param nanos as {@link System#nanoTime()} counts
     * @return that moment on both clocks
     */
    public static CaptureTime at(long nanos) {
        Instant wall = Instant.now();
        long wallMicros = TimeUnit.SECONDS.toMicros(wall.getEpochSecond()) + wall.getNano() / 1_000;
        return new CaptureTime(nanos, wallMicros - (System.nanoTime() - nanos) / 1_000);
    }
}
