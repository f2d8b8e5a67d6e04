package org.webcamd.capture;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.EndedException;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Rhythm;
import org.webcamd.camera.Source;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.memory.MemoryShare;
import org.webcamd.rendition.Views;

/**
 * Captures from one camera, on a thread of its own: opens, grabs, publishes, sleeps while nobody watches, and opens
 * again when the camera was lost. What happens is told to {@link CameraLife}, where the states are drawn.
 *
 * <p>A call into a driver may take seconds, or never return. {@link #busyNanos()} tells {@link CameraWatch} how long
 * the present one takes. The watch shows cards meanwhile, interrupts, and in the end abandons this loop for a new one;
 * it then publishes nothing any more and ends as soon as the driver lets it.
 *
 * <p>{@link #wakeUp()}, {@link #interrupt()}, {@link #end()} and {@link #busyNanos()} are for any thread, the rest is
 * for the capture thread.
 */
final class CaptureLoop implements Runnable {
    /** How long to go on after the last viewer left: who polls pictures or reconnects finds the camera awake. */
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long ASLEEP_CHECK_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long NOT_BUSY = 0;

    private final Source source;
    private final Views views;
    private final FramePublisher publisher;
    private final CameraLife life;
    private final Counters counters;
    private final long encodeWaitNanos;
    private final int settleFrames;
    private final MemoryShare memory;
    private final PictureLimit limit;
    private final CountDownLatch mayOpen;
    private final Rhythm rhythm;
    private final Retry retry;
    private final String onlyBroken;

    private volatile Thread thread;
    private volatile boolean ended;
    private volatile long busySinceNanos = NOT_BUSY;

    // The capture thread's own.
    private long notBeforeNanos;
    private int unsettled;
    private final BrokenRun broken = new BrokenRun();

    CaptureLoop(Source source, Views views, FramePublisher publisher, CameraLife life, CaptureSettings settings,
        Counters counters, MemoryShare memory, Rhythm rhythm, CountDownLatch mayOpen) {
        this.source = source;
        this.views = views;
        this.publisher = publisher;
        this.life = life;
        this.counters = counters;
        this.rhythm = rhythm;
        this.mayOpen = mayOpen;
        retry = new Retry(source);
        onlyBroken = "%s gives only broken pictures: %s%s".formatted(source.name(), source.adviceWhenBroken(),
            settings.strictJpeg() ? " (--strict-jpeg refuses those whose end was never sent)" : "");
        encodeWaitNanos = settings.encodeWait().toNanos();
        settleFrames = settings.settleFrames();
        this.memory = memory;
        limit = new PictureLimit(source.name(), memory.maxPictureBytes(), counters);
    }

    /** Somebody watches. */
    void wakeUp() {
        LockSupport.unpark(thread);
    }

    /** Asks a call that takes too long to end; a driver's does not listen. */
    void interrupt() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Ends the loop soon: nothing is published any more. */
    void end() {
        ended = true;
        publisher.end();
        interrupt();
    }

    /** How long the present call into the camera has taken; 0 while there is none. */
    long busyNanos() {
        long since = busySinceNanos;
        return since == NOT_BUSY ? 0 : System.nanoTime() - since;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            source.prepare();
            mayOpen.await();
            while (!ended) {
                openAndCapture();
                retry.await(() -> ended);
            }
        } catch (EndedException forGood) {
            publisher.clear();
            life.lostForGood(forGood.getMessage());
        } catch (InterruptedException endedBeforeItBegan) {
            // Nothing is open yet.
        } catch (LinkageError noNatives) {
            life.lostForGood(NativeFault.text(noNatives));
        } finally {
            busySinceNanos = NOT_BUSY;
        }
    }

    /** Returns when the camera is lost, or the loop is to end. */
    private void openAndCapture() throws EndedException {
        busySinceNanos = System.nanoTime();
        try (Camera camera = source.open(memory)) {
            busySinceNanos = NOT_BUSY;
            captureFrom(camera);
        } catch (EndedException forGood) {
            throw forGood;
        } catch (CameraException explained) {
            lost(explained.getMessage());
        } catch (InterruptedException gaveUp) {
            lost(source.name() + " stopped giving pictures");
        } catch (RuntimeException | OutOfMemoryError fromNative) {
            // OpenCV's C++ exceptions arrive as these; their text is all that is known.
            lost("%s failed: %s".formatted(source.name(), NativeFault.text(fromNative)));
        }
        busySinceNanos = NOT_BUSY;
    }

    private void lost(String reason) {
        if (!ended) {
            if (!life.is(CameraState.LOST)) {
                publisher.clear();
            }
            life.lost(reason);
        }
    }

    /** What is still being encoded is published first: it is older than whatever happens next. */
    private void captureFrom(Camera camera) throws CameraException, InterruptedException {
        try {
            capture(camera);
        } finally {
            publisher.awaitIdle();
        }
    }

    private void capture(Camera camera) throws CameraException, InterruptedException {
        // What the driver's queue holds from before this moment is old.
        notBeforeNanos = System.nanoTime();
        unsettled = settleFrames;
        broken.end();
        long wantedNanos = System.nanoTime();
        while (!ended) {
            if (views.isWanted()) {
                wantedNanos = System.nanoTime();
            } else if (life.is(CameraState.LIVE) && System.nanoTime() - wantedNanos > LINGER_NANOS) {
                sleepUntilWanted();
                notBeforeNanos = System.nanoTime();
                broken.end();
                continue;
            }
            captureOne(camera);
            pause(camera.mode());
        }
    }

    private void captureOne(Camera camera) throws CameraException, InterruptedException {
        long askedNanos = System.nanoTime();
        busySinceNanos = askedNanos;
        Picture picture = limit.apply(camera.grab());
        busySinceNanos = NOT_BUSY;
        rhythm.waited(System.nanoTime() - askedNanos);
        if (ended) {
            return;
        }
        if (picture instanceof Picture.Dropped dropped) {
            countDropped(dropped);
        } else if (picture.capturedNanos() - notBeforeNanos < 0) {
            counters.increment(Counter.DROPPED_STALE);
            broken.goesOn(source.name() + " gives only pictures that are too old: its time stamps may be wrong",
                rhythm.periodNanos());
        } else if (unsettled > 0) {
            unsettled--;
            counters.increment(Counter.DROPPED_UNSETTLED);
        } else {
            publish(picture, camera.mode());
        }
    }

    private void publish(Picture picture, CameraMode agreed) throws CameraException {
        if (picture instanceof Picture.Jpeg jpeg && jpeg.kind() != Frame.Kind.LIVE) {
            lostWithItsOrigin();
        }
        if (publisher.publish(picture, agreed)) {
            broken.end();
            retry.reset();
        } else {
            broken.goesOn(onlyBroken, rhythm.periodNanos());
        }
    }

    /** Where there was no memory, there will be: that is no fault of the camera. */
    private void countDropped(Picture.Dropped picture) throws CameraException {
        if (picture.why() != Picture.Dropped.Reason.NO_MEMORY) {
            broken.goesOn(limit.count(picture), rhythm.periodNanos());
        }
    }

    /** What is wrong at another server is wrong here. What was captured before is older, and is published first. */
    private void lostWithItsOrigin() {
        publisher.awaitIdle();
        lost(source.name() + " has no live picture at present");
    }

    /** A pause of more than a frame fills the driver's queue with frames that are old by then. */
    private void pause(CameraMode mode) throws InterruptedException {
        if (encodeWaitNanos > 0) {
            TimeUnit.NANOSECONDS.sleep(encodeWaitNanos);
            if (mode.fps() > 0 && encodeWaitNanos > TimeUnit.SECONDS.toNanos(1) / mode.fps()) {
                notBeforeNanos = System.nanoTime();
            }
        }
    }

    private void sleepUntilWanted() {
        publisher.awaitIdle();
        publisher.clear();
        life.asleep();
        while (!views.isWanted() && !ended) {
            LockSupport.parkNanos(this, ASLEEP_CHECK_NANOS);
        }
        life.awake();
    }
}
