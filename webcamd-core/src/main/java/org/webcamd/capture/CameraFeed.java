package org.webcamd.capture;

import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Source;
import org.webcamd.counters.Counters;
import org.webcamd.jpeg.FrameMaker;
import org.webcamd.rendition.Renditions;
import org.webcamd.rendition.Rotation;
import org.webcamd.ring.FrameRing;

/**
 * One camera with all that belongs to it: its capture loop, its ring, its renditions, its counters. A server has any
 * number of them. Any thread.
 */
public final class CameraFeed implements AutoCloseable {
    /** A driver may block for as long as it likes; the process does not wait for it longer than this. */
    private static final long CLOSE_MILLIS = TimeUnit.SECONDS.toMillis(1);

    private final String name;
    private final Counters counters = new Counters();
    private final FrameRing ring = new FrameRing(this::onDemand);
    private final CaptureLoop loop;
    private final Renditions renditions;
    private final Rotation rotation;
    private final Thread thread;

    /**
     * A camera that has not been opened yet.
     *
     * @param name for people, in log lines, cards and the thread's name
     * @param source what to open
     * @param settings how to capture
     * @param allocator where frames are allocated
     * @param renditionWorkers decode and encode what is rotated
     */
    public CameraFeed(String name, Source source, CaptureSettings settings, ByteBufAllocator allocator,
        Executor renditionWorkers) {
        this.name = name;
        rotation = settings.rotation();
        FrameMaker maker = new FrameMaker(allocator, settings.quality(), counters);
        loop = new CaptureLoop(name, source, ring, maker, settings, counters);
        renditions = new Renditions(ring, settings.quality(), allocator, renditionWorkers, counters);
        thread = new Thread(loop, "webcamd-capture-" + name);
        // A driver call that never returns must not keep the process alive.
        thread.setDaemon(true);
    }

    /** Begins to open the camera, and returns at once. */
    public void start() {
        thread.start();
    }

    /**
     * The frames for viewers.
     *
     * @param requested what the viewer asks for, on top of the camera's own rotation
     * @return the same ring at each call
     */
    public FrameRing ring(Rotation requested) {
        return renditions.ring(rotation.plus(requested));
    }

    /**
     * For people.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * What is to be told of the camera now.
     *
     * @return an immutable value
     */
    public CaptureStatus status() {
        return loop.status();
    }

    /**
     * What happened to it.
     *
     * @return its own counters
     */
    public Counters counters() {
        return counters;
    }

    private void onDemand(boolean wanted) {
        if (wanted) {
            loop.wakeUp();
        }
    }

    /** Ends the capture thread and releases the device; waits for at most a second. */
    @Override
    public void close() {
        renditions.close();
        loop.close();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
