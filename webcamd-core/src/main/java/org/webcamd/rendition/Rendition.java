package org.webcamd.rendition;

import java.util.concurrent.Executor;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.jpeg.FrameLine;
import org.webcamd.jpeg.Transcoder;
import org.webcamd.memory.MemoryShare;
import org.webcamd.ring.Frame;
import org.webcamd.ring.FrameListener;
import org.webcamd.ring.FrameRing;

/**
 * One rotation of a camera's picture: a ring of its own, fed by a line of workers with the source's frames while, and
 * only while, somebody listens. Any thread.
 */
final class Rendition {
    private final FrameRing source;
    private final FrameRing ring;
    private final Counters counters;
    private final FrameLine<Transcoder> line;
    private final FrameListener sourceListener = this::onFrame;

    // Guarded by this.
    private long lastSequence;
    private boolean closed;

    Rendition(FrameRing source, Rotation rotation, int quality, MemoryShare memory, Executor workers,
        Counters counters) {
        this.source = source;
        this.counters = counters;
        ring = new FrameRing(this::onDemand);
        line = new FrameLine<>(() -> new Transcoder(memory, quality, rotation.degrees()), workers, counters,
            Counter.ROTATIONS_SKIPPED, Counter.ROTATIONS_FAILED, this::publish);
    }

    /** The rotated frames. */
    FrameRing ring() {
        return ring;
    }

    private void onDemand(boolean wanted) {
        if (wanted) {
            source.subscribe(sourceListener);
            // The source's newest frame may already be there.
            onFrame();
        } else {
            source.unsubscribe(sourceListener);
            forget();
        }
    }

    /** What is shown to the next who comes is to be new; a frame that is still being made is not published. */
    private synchronized void forget() {
        lastSequence = 0;
        line.betweenFrames(ring::clear);
    }

    private synchronized void onFrame() {
        Frame frame = closed ? null : source.retainedNewest();
        if (frame == null) {
            return;
        }
        if (frame.sequence() == lastSequence) {
            frame.release();
            return;
        }
        lastSequence = frame.sequence();
        Transcoder place = line.place();
        place.load(frame);
        line.put(place);
    }

    /** In the order of capture, by one worker at a time. */
    private void publish(Frame frame) {
        if (frame.isLive()) {
            counters.increment(Counter.FRAMES_ROTATED);
        }
        if (ring.isWanted()) {
            ring.publish(frame);
        } else {
            frame.release();
        }
    }

    /** Ends the work, and gives up what the ring holds. */
    void close() {
        source.unsubscribe(sourceListener);
        synchronized (this) {
            closed = true;
        }
        line.close();
        ring.close();
    }
}
