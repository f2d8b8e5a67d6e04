package org.webcamd.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.webcamd.camera.CameraMode;
import org.webcamd.counters.Counters;
import org.webcamd.v4l2.CaptureDevice;

/** What has come so far: written by the thread that grabs, awaited and read by the one that must not hang. */
final class Tally {
    private static final int LONG_PAUSES = 3;

    private final Counters counters = new Counters();

    // Guarded by this.
    private long beginNanos;
    private final List<Integer> frameBytes = new ArrayList<>();
    private CameraMode mode;
    private long openedNanos;
    private long firstNanos;
    private int pictures;
    private long firstCapturedNanos;
    private long lastCapturedNanos;
    private long lastArrivedNanos;
    private Optional<CaptureDevice> device = Optional.empty();
    private String failure;

    /** For the maker of frames. */
    Counters counters() {
        return counters;
    }

    /** The source is being opened from now on. */
    synchronized void begin() {
        beginNanos = System.nanoTime();
    }

    synchronized void opened() {
        openedNanos = System.nanoTime() - beginNanos;
    }

    /** A picture has come; of a broken one there is no frame, and it has no bytes. */
    synchronized void add(CameraMode now, long capturedNanos, int bytes) {
        if (pictures++ == 0) {
            firstNanos = System.nanoTime() - beginNanos;
            firstCapturedNanos = capturedNanos;
            notifyAll();
        }
        if (bytes > 0 || mode == null) {
            mode = now;
        }
        lastCapturedNanos = capturedNanos;
        lastArrivedNanos = System.nanoTime() - beginNanos;
        if (bytes > 0) {
            frameBytes.add(bytes);
        }
    }

    /** Whether it has been silent for so long, and for longer than between the pictures before. */
    synchronized boolean isSilent(long nanos) {
        long silentNanos = System.nanoTime() - beginNanos - lastArrivedNanos;
        return pictures > 1 && silentNanos > nanos
            && silentNanos > LONG_PAUSES * (lastArrivedNanos - firstNanos) / (pictures - 1);
    }

    synchronized void known(CaptureDevice answered) {
        device = Optional.of(answered);
    }

    /** There will be no more. */
    synchronized void failed(String why) {
        failure = why;
        notifyAll();
    }

    /** Returns when a picture has come, when none will, or when the time is over. */
    synchronized void awaitFirst(long limitNanos) throws InterruptedException {
        await(() -> pictures > 0 || failure != null, limitNanos);
    }

    /** Returns when the time is over, or when there will be no more. */
    synchronized void awaitEnd(long limitNanos) throws InterruptedException {
        await(() -> failure != null, limitNanos);
    }

    private synchronized void await(BooleanSupplier happened, long limitNanos) throws InterruptedException {
        long end = System.nanoTime() + limitNanos;
        long remaining = limitNanos;
        while (!happened.getAsBoolean() && remaining > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, remaining);
            remaining = end - System.nanoTime();
        }
    }

    synchronized Delivery delivery() {
        return new Delivery(mode, openedNanos, firstNanos, pictures, lastCapturedNanos - firstCapturedNanos,
            frameBytes.stream().sorted().toList(), counters, device, failure);
    }
}
