package org.webcamd.capture;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Source;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.jpeg.FrameMaker;
import org.webcamd.ring.Frame;
import org.webcamd.ring.FrameRing;

/**
 * The life of one camera, on a thread of its own.
 *
 * <pre>{@code
 *              first frame         nobody watches
 *   OPENING ----------> LIVE ----------------------> ASLEEP
 *      |                |  ^ ^                         |
 *      | cannot         |  | +------ first viewer -----+
 *      | be opened      |  |
 *      |         error  v  | opened, first frame
 *      +-------------> LOST --+
 *                       ^     | cannot be opened: back-off
 *                       +-----+
 * }</pre>
 *
 * It is the first frame that makes a camera LIVE, since some can be opened and give nothing. That frame is awaited even
 * when nobody watches, so that what is wrong with a camera is said at the start and not to the first viewer. In LOST,
 * those who watch are shown a card once a second. All methods but {@link #status()}, {@link #wakeUp()} and
 * {@link #close()} run on the capture thread.
 */
final class CaptureLoop implements Runnable {
    private static final System.Logger LOG = System.getLogger(CaptureLoop.class.getName());

    private static final long CARD_PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How long to go on after the last viewer left: who polls pictures or reconnects finds the camera awake. */
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    /** A camera that delivers nothing but broken pictures for this long is as good as lost. */
    private static final long ONLY_BROKEN_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long ASLEEP_CHECK_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String name;
    private final Source source;
    private final FrameRing ring;
    private final FrameMaker maker;
    private final StatusCard card;
    private final Counters counters;
    private final long encodeWaitNanos;
    private final BackOff backOff = new BackOff();

    private volatile CaptureStatus status = new CaptureStatus(CameraState.OPENING, Instant.now(), null, null);
    private volatile Thread thread;
    private volatile boolean closed;

    // The capture thread's own.
    private int brokenInARow;
    private long brokenSinceNanos;
    private long lastCardNanos = System.nanoTime() - CARD_PERIOD_NANOS;

    CaptureLoop(String name, Source source, FrameRing ring, FrameMaker maker, CaptureSettings settings,
        Counters counters) {
        this.name = name;
        this.source = source;
        this.ring = ring;
        this.maker = maker;
        this.counters = counters;
        card = new StatusCard(settings.cardWidth(), settings.cardHeight());
        encodeWaitNanos = settings.encodeWait().toNanos();
    }

    /** What is to be told of the camera now. Any thread. */
    CaptureStatus status() {
        return status;
    }

    /** Somebody watches. Any thread. */
    void wakeUp() {
        LockSupport.unpark(thread);
    }

    /** Ends the loop soon. Any thread. */
    void close() {
        closed = true;
        Thread running = thread;
        if (running != null) {
            // Ends whatever pause it is in; a driver's call is not disturbed.
            running.interrupt();
        }
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            while (!closed) {
                openAndCapture();
                showCards(backOff.nextNanos());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (LinkageError noNatives) {
            lost("OpenCV's native libraries cannot be loaded on this machine: " + noNatives.getMessage());
        } finally {
            ring.close();
            maker.close();
            card.close();
        }
    }

    /** Returns when the camera is lost, or the loop is to end. */
    private void openAndCapture() throws InterruptedException {
        try (Camera camera = source.open()) {
            capture(camera);
        } catch (CameraException explained) {
            lost(explained.getMessage());
        } catch (RuntimeException | OutOfMemoryError fromNative) {
            // OpenCV's C++ exceptions arrive as these; their text is all that is known.
            lost("%s failed: %s".formatted(source.name(), firstLine(fromNative)));
        }
    }

    private void capture(Camera camera) throws CameraException, InterruptedException {
        long wokeNanos = System.nanoTime();
        long wantedNanos = wokeNanos;
        brokenInARow = 0;
        while (!closed) {
            if (ring.isWanted()) {
                wantedNanos = System.nanoTime();
            } else if (status.state() == CameraState.LIVE && System.nanoTime() - wantedNanos > LINGER_NANOS) {
                sleepUntilWanted();
                wokeNanos = System.nanoTime();
                brokenInARow = 0;
                continue;
            }
            captureOne(camera, wokeNanos);
            if (encodeWaitNanos > 0) {
                TimeUnit.NANOSECONDS.sleep(encodeWaitNanos);
            }
        }
    }

    private void captureOne(Camera camera, long wokeNanos) throws CameraException, InterruptedException {
        Picture picture = camera.grab();
        if (picture.capturedNanos() < wokeNanos) {
            counters.increment(Counter.DROPPED_STALE);
            return;
        }
        Frame frame = maker.live(picture);
        if (frame != null) {
            brokenInARow = 0;
            counters.increment(Counter.FRAMES_CAPTURED);
            live(camera.mode());
            ring.publish(frame);
        } else if (++brokenInARow == 1) {
            brokenSinceNanos = System.nanoTime();
        } else if (System.nanoTime() - brokenSinceNanos > ONLY_BROKEN_NANOS) {
            throw new CameraException(
                source.name() + " gives only broken pictures: another cable, USB port or --format may help");
        }
    }

    private void sleepUntilWanted() {
        ring.clear();
        become(CameraState.ASLEEP, status.lastError());
        LOG.log(DEBUG, "camera {0}: asleep, nobody watches", name);
        while (!ring.isWanted() && !closed) {
            LockSupport.parkNanos(this, ASLEEP_CHECK_NANOS);
        }
        become(CameraState.LIVE, status.lastError());
    }

    private void showCards(long pauseNanos) {
        long endNanos = System.nanoTime() + pauseNanos;
        long remaining = pauseNanos;
        while (remaining > 0 && !closed) {
            if (ring.isWanted() && System.nanoTime() - lastCardNanos >= CARD_PERIOD_NANOS) {
                lastCardNanos = System.nanoTime();
                counters.increment(Counter.CARDS_SHOWN);
                ring.publish(maker.card(card.draw(name, status)));
            }
            LockSupport.parkNanos(this, Math.min(remaining, CARD_PERIOD_NANOS / 4));
            remaining = endNanos - System.nanoTime();
        }
    }

    private void live(CameraMode mode) {
        if (status.state() == CameraState.LIVE) {
            return;
        }
        backOff.reset();
        if (status.state() == CameraState.LOST) {
            counters.increment(Counter.RECONNECTS);
        }
        LOG.log(INFO, "camera {0}: live, {1} ({2})", name, mode, mode.driver());
        status = new CaptureStatus(CameraState.LIVE, Instant.now(), mode, status.lastError());
    }

    /** One line in the log when something new is wrong, none for each try. */
    private void lost(String reason) {
        if (status.state() == CameraState.LIVE) {
            // The last pictures must not pass for live ones with those who join now.
            ring.clear();
        }
        if (status.state() != CameraState.LOST || !reason.equals(status.lastError())) {
            LOG.log(WARNING, "camera {0}: {1}; trying again", name, reason);
        }
        become(CameraState.LOST, reason);
    }

    private void become(CameraState state, String lastError) {
        Instant since = status.state() == state ? status.since() : Instant.now();
        status = new CaptureStatus(state, since, status.mode(), lastError);
    }

    /** OpenCV's begin with an empty line and a path of its own source: "…/file.cpp:79: error: (-215) what failed". */
    private static String firstLine(Throwable failure) {
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        return message.lines().filter(line -> !line.isBlank()).findFirst()
            .map(line -> line.replaceFirst(".*: error: ", ""))
            .orElse(failure.getClass().getSimpleName());
    }
}
