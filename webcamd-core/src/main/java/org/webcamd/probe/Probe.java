package org.webcamd.probe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Source;
import org.webcamd.counters.Counter;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureLabels;
import org.webcamd.jpeg.FrameMaker;
import org.webcamd.memory.FrameMemory;
import org.webcamd.memory.MemorySettings;
import org.webcamd.memory.MemoryShare;
import org.webcamd.transcode.FrameEncoder;
import org.webcamd.v4l2.CaptureDevice;
import org.webcamd.v4l2.V4l2Device;
import org.webcamd.v4l2.V4l2Exception;

/**
 * Takes pictures from a source for a while, as the server would, and serves none. A driver that hangs is waited for on
 * a thread of its own, and not for long. Used once.
 */
public final class Probe implements AutoCloseable {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(15);
    private static final Duration USUAL_SPAN = Duration.ofSeconds(2);
    private static final long CLOSE_MILLIS = TimeUnit.SECONDS.toMillis(3);

    private final Source source;
    private final Duration patience;
    private final Duration span;
    private final Tally tally = new Tally();
    private final MemoryShare share;
    private final FrameMaker maker;
    private final FrameEncoder encoder;
    private final Thread thread = new Thread(this::work, "webcamd-probe");
    private volatile boolean ended;

    /**
     * A look that takes two seconds from the first picture on, for which it waits for at most 15.
     *
     * @param source not opened yet
     * @param quality of JPEGs that are encoded here, 1 to 100
     * @param strictJpeg whether a JPEG whose end-of-image marker was never sent is refused
     * @param memory what pictures may take
     */
    public Probe(Source source, int quality, boolean strictJpeg, MemorySettings memory) {
        this(source, quality, strictJpeg, memory, USUAL_PATIENCE, USUAL_SPAN);
    }

    Probe(Source source, int quality, boolean strictJpeg, MemorySettings memory, Duration patience, Duration span) {
        this.source = source;
        share = new FrameMemory(memory).share(tally.counters());
        maker = new FrameMaker(share, tally.counters(), new PictureLabels(), strictJpeg);
        encoder = new FrameEncoder(share, quality);
        this.patience = patience;
        this.span = span;
        // A driver call that never returns must not keep the process alive.
        thread.setDaemon(true);
    }

    /**
     * Opens the source, takes what comes, and closes it again.
     *
     * @return what came; at least one picture, which may be broken
     * @throws CameraException when nothing came: why, and what to do about it
     * @throws InterruptedException when the thread is to end
     */
    public Delivery run() throws CameraException, InterruptedException {
        thread.start();
        tally.awaitFirst(patience.toNanos());
        Delivery begun = tally.delivery();
        if (begun.pictures() == 0) {
            throw new CameraException(begun.failure() != null ? begun.failure()
                : "%s gave no picture in %d s: it sends nothing, or its driver hangs"
                    .formatted(source.name(), patience.toSeconds()));
        }
        tally.awaitEnd(span.toNanos());
        if (tally.isSilent(span.toNanos() / 2)) {
            fail(source.name() + " stopped giving pictures");
        }
        close();
        return tally.delivery();
    }

    /** Ends it, also before its time: the source is closed, if its driver lets it within some seconds. Any thread. */
    @Override
    public void close() {
        ended = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        take();
        source.device().ifPresent(this::ask);
    }

    /** After all, so that the values are those of the camera at work. */
    private void ask(Path path) {
        try (V4l2Device device = V4l2Device.open(path)) {
            tally.known(new CaptureDevice(path, List.of(), List.of(), device.capability(), List.of(),
                device.controls()));
        } catch (V4l2Exception gone) {
            // Why it gives no pictures has been said.
        }
    }

    private void take() {
        try {
            // Which takes its time, and is not the camera's.
            source.prepare();
            takeAll();
        } catch (CameraException explained) {
            fail(explained.getMessage());
        } catch (InterruptedException over) {
            fail(source.name() + " stopped giving pictures");
        } catch (LinkageError noNatives) {
            fail(String.valueOf(noNatives.getMessage()));
        } catch (RuntimeException | OutOfMemoryError fromNative) {
            fail("%s failed: %s".formatted(source.name(), fromNative.getMessage()));
        }
    }

    private void takeAll() throws CameraException, InterruptedException {
        tally.begin();
        try (encoder; Camera camera = source.open(share)) {
            tally.opened();
            while (!ended) {
                takeOne(camera);
            }
        }
    }

    private void takeOne(Camera camera) throws CameraException, InterruptedException {
        Picture picture = camera.grab();
        Frame frame = ended ? null : frame(picture);
        int bytes = 0;
        if (frame != null) {
            bytes = frame.jpeg().readableBytes();
            boolean card = !frame.isLive();
            frame.release();
            if (card) {
                throw new CameraException(source.name() + " has no live picture at present");
            }
        }
        if (!ended) {
            tally.add(actualMode(camera.mode(), picture), picture.capturedNanos(), bytes);
        }
    }

    private Frame frame(Picture picture) {
        if (picture instanceof Picture.Dropped dropped) {
            if (dropped.why() != Picture.Dropped.Reason.NO_MEMORY) {
                tally.counters().increment(dropped.why() == Picture.Dropped.Reason.TOO_LARGE
                    ? Counter.DROPPED_TOO_LARGE : Counter.DROPPED_BAD);
            }
            return null;
        }
        if (picture instanceof Picture.Jpeg jpeg) {
            return maker.live(jpeg);
        }
        return encoder.encode((Picture.Raw) picture, 1, CaptureTime.at(picture.capturedNanos()), Frame.Kind.LIVE);
    }

    /** With the size that the picture really has, where it tells. */
    private CameraMode actualMode(CameraMode agreed, Picture picture) {
        boolean raw = picture instanceof Picture.Raw;
        int width = raw ? ((Picture.Raw) picture).pixels().cols() : maker.width();
        int height = raw ? ((Picture.Raw) picture).pixels().rows() : maker.height();
        return width == 0 || height == 0 ? agreed
            : new CameraMode(agreed.driver(), width, height, agreed.fps(), agreed.pixelFormat());
    }

    /** What is interrupted at the end may say so in any words, which are not the camera's fault. */
    private void fail(String why) {
        if (!ended) {
            tally.failed(why);
        }
    }
}
