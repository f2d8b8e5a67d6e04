package org.webcamd.rendition;

import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.jpeg.JpegRotator;
import org.webcamd.ring.Frame;
import org.webcamd.ring.FrameListener;
import org.webcamd.ring.FrameRing;

/**
 * One rotation of a camera's picture.
 *
 * <p>Threads: {@link #ring()} may be called by any. The work is done by an executor's workers, one at a time: a new
 * frame of the source adds to {@code wakeUps}, and only the first addition submits the task, which runs until it has
 * seen them all. A worker that is behind finds the newest frame, not a queue.
 */
final class Rendition {
    private final FrameRing source;
    private final FrameRing ring;
    private final Executor workers;
    private final Counters counters;
    private final JpegRotator rotator;
    private final FrameListener sourceListener = this::wakeUp;
    private final AtomicInteger wakeUps = new AtomicInteger();
    private volatile boolean closed;

    // The worker's own.
    private long lastSequence;

    Rendition(FrameRing source, Rotation rotation, int quality, ByteBufAllocator allocator, Executor workers,
        Counters counters) {
        this.source = source;
        this.workers = workers;
        this.counters = counters;
        rotator = new JpegRotator(allocator, quality, rotation.degrees());
        ring = new FrameRing(this::onDemand);
    }

    /** The rotated frames. */
    FrameRing ring() {
        return ring;
    }

    /** Ends the work; what the ring holds is given up by the worker. */
    void close() {
        closed = true;
        wakeUp();
    }

    private void onDemand(boolean wanted) {
        if (wanted) {
            source.subscribe(sourceListener);
        } else {
            source.unsubscribe(sourceListener);
        }
        // The source's newest frame may already be there; and when nobody is left, the worker gives up the ring's.
        wakeUp();
    }

    private void wakeUp() {
        if (wakeUps.getAndIncrement() == 0) {
            workers.execute(this::work);
        }
    }

    private void work() {
        int seen;
        do {
            seen = wakeUps.get();
            makeNewestOrCount();
        } while (wakeUps.addAndGet(-seen) != 0);
    }

    private void makeNewestOrCount() {
        try {
            makeNewest();
        } catch (RuntimeException | OutOfMemoryError failure) {
            // Thrown further, it would leave wakeUps above 0, and no worker would ever be asked again.
            counters.increment(Counter.ROTATIONS_FAILED);
        }
    }

    private void makeNewest() {
        if (closed) {
            source.unsubscribe(sourceListener);
            ring.close();
            rotator.close();
            return;
        }
        if (!ring.isWanted()) {
            ring.clear();
            lastSequence = 0;
            return;
        }
        Frame frame = source.retainedNewest();
        if (frame == null) {
            return;
        }
        try {
            if (frame.sequence() != lastSequence) {
                lastSequence = frame.sequence();
                make(frame);
            }
        } finally {
            frame.release();
        }
    }

    private void make(Frame frame) {
        if (!frame.isLive()) {
            // A card is drawn upright; turned with the picture it could not be read.
            frame.retain();
            ring.publish(frame);
            return;
        }
        Frame rotated = rotator.rotate(frame);
        if (rotated == null) {
            counters.increment(Counter.ROTATIONS_FAILED);
            return;
        }
        counters.increment(Counter.FRAMES_ROTATED);
        ring.publish(rotated);
    }
}
