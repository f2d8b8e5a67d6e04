package org.webcamd.frame;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * What viewers are told of one camera's pictures and cards: a number and the time of capture, neither of which goes
 * backwards. The wall clock may be set back, and another server's may differ or be set, too. What would go backwards is
 * not believed:
 *
 * <ul>
 *   <li>another server's time: the time of arrival takes its place;
 *   <li>the wall clock's: time goes on at half speed until the wall clock has caught up.
 * </ul>
 *
 * Any thread.
 */
public final class PictureLabels {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final int HALF = 2;

    private final AtomicLong number = new AtomicLong();
    private final LongSupplier nanoClock;
    private final LongSupplier wallMicros;

    // Guarded by this.
    private boolean begun;
    private long lastNanos;
    private long lastMicros;

    /** Nothing has been told yet. */
    public PictureLabels() {
        this(System::nanoTime, PictureLabels::wallMicros);
    }

    PictureLabels(LongSupplier nanoClock, LongSupplier wallMicros) {
        this.nanoClock = nanoClock;
        this.wallMicros = wallMicros;
    }

    /** {@return the next number, from 1} */
    public long nextNumber() {
        return number.incrementAndGet();
    }

    /**
     * The time of a picture that was taken here.
     *
     * @param capturedNanos as {@link System#nanoTime()} counts
     * @return that moment on both clocks
     */
    public CaptureTime time(long capturedNanos) {
        return time(capturedNanos, 0);
    }

    /**
     * The time of a picture of another server. What it has told is passed on to viewers; decisions use the clock of
     * this machine.
     *
     * @param capturedNanos when it came, as {@link System#nanoTime()} counts
     * @param originMicros when it was taken by the other server's clock, in microseconds since 1970; 0 for unknown
     * @return to be told
     */
    public synchronized CaptureTime time(long capturedNanos, long originMicros) {
        boolean believed = originMicros != 0 && (!begun || originMicros >= lastMicros);
        long micros = believed ? originMicros : wallMicrosAt(capturedNanos);
        if (begun && !believed) {
            micros = Math.max(micros, lastMicros + Math.max(0, capturedNanos - lastNanos) / (HALF * NANOS_PER_MICRO));
        }
        lastNanos = begun && lastNanos - capturedNanos > 0 ? lastNanos : capturedNanos;
        lastMicros = micros;
        begun = true;
        return new CaptureTime(capturedNanos, micros);
    }

    private long wallMicrosAt(long nanos) {
        return wallMicros.getAsLong() - (nanoClock.getAsLong() - nanos) / NANOS_PER_MICRO;
    }

    private static long wallMicros() {
        Instant wall = Instant.now();
        return TimeUnit.SECONDS.toMicros(wall.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(wall.getNano());
    }
}
