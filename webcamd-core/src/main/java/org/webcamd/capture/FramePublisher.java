package org.webcamd.capture;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.jpeg.FrameLine;
import org.webcamd.jpeg.FrameMaker;
import org.webcamd.jpeg.Transcoder;
import org.webcamd.memory.MemoryShare;
import org.webcamd.rendition.Rotation;
import org.webcamd.ring.Frame;
import org.webcamd.ring.FrameRing;

/**
 * From a picture to the ring, in the order of capture: a camera's own JPEG at once, what is to be encoded or rotated by
 * way of the workers. Used by the capture thread, but for {@link #end()}.
 */
final class FramePublisher implements AutoCloseable {
    private final FrameRing ring;
    private final CameraLife life;
    private final Counters counters;
    private final AtomicLong sequence;
    private final boolean rotates;
    private final FrameMaker maker;
    private final FrameLine<Transcoder> line;
    private final ActualMode actualMode = new ActualMode();
    private volatile CameraMode mode;
    private volatile boolean ended;

    FramePublisher(FrameRing ring, CameraLife life, CaptureSettings settings, MemoryShare memory,
        Executor workers, Counters counters, AtomicLong sequence) {
        this.ring = ring;
        this.life = life;
        this.counters = counters;
        this.sequence = sequence;
        rotates = settings.rotation() != Rotation.NONE;
        maker = new FrameMaker(memory, counters, sequence);
        line = new FrameLine<>(
            () -> new Transcoder(memory, settings.quality(), settings.rotation().degrees()), workers, counters,
            Counter.DROPPED_BUSY, Counter.DROPPED_FAILED, this::onFrame);
    }

    /**
     * Publishes a picture, now or soon.
     *
     * @param picture borrowed; not used after the return
     * @param agreed with the driver
     * @return false when it is no good (counted); true also when there is no memory for it (counted)
     */
    boolean publish(Picture picture, CameraMode agreed) {
        return picture instanceof Picture.Jpeg jpeg ? publish(jpeg, agreed) : publish((Picture.Raw) picture, agreed);
    }

    private boolean publish(Picture.Jpeg jpeg, CameraMode agreed) {
        Frame frame = maker.live(jpeg);
        if (frame == null) {
            return maker.isGood();
        }
        mode = actualMode.of(agreed, maker.width(), maker.height());
        if (rotates) {
            Transcoder place = line.place();
            place.load(frame);
            line.put(place);
        } else {
            onFrame(frame);
        }
        return true;
    }

    private boolean publish(Picture.Raw raw, CameraMode agreed) {
        mode = actualMode.of(agreed, raw.pixels().cols(), raw.pixels().rows());
        Transcoder place = line.place();
        place.load(raw, sequence.incrementAndGet(), Frame.Kind.LIVE);
        line.put(place);
        return true;
    }

    /** On the capture thread, or on a worker's. */
    private void onFrame(Frame frame) {
        if (ended) {
            frame.release();
            return;
        }
        if (!frame.isLive()) {
            // Another server's, passed on.
            counters.increment(Counter.CARDS_SHOWN);
            ring.publish(frame);
            return;
        }
        life.live(mode);
        if (rotates) {
            counters.increment(Counter.FRAMES_ROTATED);
        }
        ring.publish(frame);
        counters.increment(Counter.FRAMES_CAPTURED);
    }

    /** Returns when all that was given is published. */
    void awaitIdle() {
        line.awaitIdle();
    }

    /** Publishes nothing any more. Any thread. */
    void end() {
        ended = true;
    }

    @Override
    public void close() {
        line.close();
    }
}
