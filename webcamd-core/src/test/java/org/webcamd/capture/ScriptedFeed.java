package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.counters.Counter;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.TestMemory;
import org.webcamd.ring.FrameListener;
import org.webcamd.ring.FrameRing;
import org.webcamd.ring.Newest;
import org.webcamd.wish.Wish;

/** A feed whose camera follows a script, one viewer, and what to ask of them. */
final class ScriptedFeed implements AutoCloseable {
    static final byte[] FIRST = SampleJpegs.textured(160, 120, 1);
    static final byte[] SECOND = SampleJpegs.textured(160, 120, 2);
    static final int CARD_WIDTH = 320;
    static final int CARD_HEIGHT = 240;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    final LogLines log = new LogLines(CameraLife.class);
    final ScriptedSource source = new ScriptedSource();
    final CameraFeed feed;
    private final CameraWatch watch = new CameraWatch();
    final FrameRing ring;
    private final FrameListener viewer = () -> { };

    ScriptedFeed() {
        this(Duration.ZERO, Wish.NONE);
    }

    ScriptedFeed(Duration encodeWait, Wish wish) {
        this(encodeWait, wish, StallRule.DEFAULT);
    }

    ScriptedFeed(Duration encodeWait, Wish wish, StallRule stallRule) {
        this(new CaptureSettings(encodeWait, 80, wish, 0, OnLoss.CARD, false), stallRule);
    }

    ScriptedFeed(CaptureSettings settings, StallRule stallRule) {
        CameraSettings asked = new CameraSettings(CARD_WIDTH, CARD_HEIGHT, 30, CaptureFormat.AUTO);
        feed = new CameraFeed(new CameraSpec("door", 0, source, asked, settings), TestMemory.frames(), Runnable::run,
            stallRule);
        watch.watch(feed);
        ring = feed.lease(Wish.NONE).orElseThrow().ring();
    }

    /** The viewer comes. */
    void watch() {
        ring.subscribe(viewer);
    }

    /** The viewer comes, and the camera gives the first frame. */
    void watchLive() {
        watch();
        source.opens().gives(FIRST);
        feed.start();
        await("the first frame", () -> newestSequence() == 1);
    }

    /** The camera gives pictures, nobody watches, and it sleeps; nothing is left in the script. */
    void fallAsleep() {
        source.opens();
        feed.start();
        await("sleep", () -> {
            if (source.stepsLeft() == 0) {
                source.gives(FIRST);
            }
            return feed.status().state() == CameraState.ASLEEP;
        });
        source.forgetGrabs();
    }

    long newestSequence() {
        return Newest.sequence(ring);
    }

    byte[] newestJpeg() {
        return Newest.jpeg(ring);
    }

    long count(Counter counter) {
        return feed.counters().value(counter);
    }

    void awaitState(CameraState state) {
        await(state.label(), () -> feed.status().state() == state);
    }

    void awaitCount(Counter counter, long atLeast) {
        await(counter.label(), () -> count(counter) >= atLeast);
    }

    void awaitTries(int tries) {
        await(tries + " tries to open the camera", () -> source.opened() == tries);
    }

    static void await(String what, BooleanSupplier condition) {
        long endNanos = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - endNanos < 0, () -> "waited in vain for " + what);
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Waits for the end of the capture thread, if there ever was one. */
    void awaitEnd() {
        Thread thread = source.thread();
        if (thread != null) {
            await("the end of the capture thread", () -> !thread.isAlive());
        }
    }

    /** Closes the feed and checks that nothing of it is left. */
    @Override
    public void close() {
        watch.close();
        feed.close();
        awaitEnd();
        log.close();
        assertNull(ring.retainedNewest());
        assertEquals(0, source.held(), "the device is still open");
    }
}
