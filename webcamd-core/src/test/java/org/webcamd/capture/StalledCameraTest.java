package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.webcamd.capture.ScriptedFeed.SECOND;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.frame.Frame;
import org.webcamd.wish.Wish;

@Timeout(60)
final class StalledCameraTest {
    private static final String LIVE_LINE = "INFO camera door: live, %s (%s)"
        .formatted(ScriptedSource.MODE, ScriptedSource.MODE.driver());
    private static final long NEVER = Long.MAX_VALUE / 2;

    @Test
    void viewersSeeACardAndThenLiveVideoAgain() {
        try (ScriptedFeed camera = feed(100, NEVER, NEVER)) {
            camera.watchLive();
            camera.awaitState(CameraState.STALLED);
            ScriptedFeed.await("a card", () -> camera.count(Counter.CARDS_SHOWN) > 0);
            Frame card = camera.ring.retainedNewest();
            assertFalse(card.isLive());
            card.release();
            assertEquals("script gives no pictures", camera.feed.status().explanation());
            camera.source.gives(SECOND);
            camera.awaitCount(Counter.FRAMES_CAPTURED, 2);
            assertEquals(CameraState.LIVE, camera.feed.status().state());
            assertArrayEquals(SECOND, camera.newestJpeg());
            assertEquals(1, camera.count(Counter.RECONNECTS));
            assertEquals(1, camera.source.opened(), "it was not opened again");
            ScriptedFeed.await("the last line", () -> camera.log.lines().size() >= 3);
            assertEquals(List.of(LIVE_LINE, "WARNING camera door: script gives no pictures", LIVE_LINE),
                camera.log.lines().subList(0, 3));
        }
    }

    @Test
    void callThatListensIsInterruptedAndTheCameraOpenedAgain() {
        try (ScriptedFeed camera = feed(100, 100, NEVER)) {
            camera.watchLive();
            camera.awaitState(CameraState.LOST);
            assertEquals("script stopped giving pictures", camera.feed.status().lastError());
            camera.source.opens().gives(SECOND);
            camera.awaitCount(Counter.FRAMES_CAPTURED, 2);
            assertEquals(2, camera.source.opened());
        }
    }

    @Test
    void driverThatNeverReturnsIsNotWaitedFor() throws Exception {
        CountDownLatch driver = new CountDownLatch(1);
        try (ScriptedFeed camera = feed(100, 100, 300)) {
            camera.watchLive();
            Thread hanging = camera.source.thread();
            camera.source.does(() -> hang(driver));
            camera.awaitState(CameraState.LOST);
            assertEquals("the driver of script hangs", camera.feed.status().lastError());
            camera.source.opens().gives(SECOND);
            camera.awaitCount(Counter.FRAMES_CAPTURED, 2);
            assertArrayEquals(SECOND, camera.newestJpeg());
            assertEquals(2, camera.source.held(), "the hanging thread still holds its device");
            driver.countDown();
            hanging.join(TimeUnit.SECONDS.toMillis(30));
            assertFalse(hanging.isAlive());
            assertEquals(1, camera.source.held());
            assertEquals(2, camera.count(Counter.FRAMES_CAPTURED), "what came too late was not shown");
        }
    }

    private static Picture hang(CountDownLatch driver) {
        boolean returned = false;
        while (!returned) {
            try {
                driver.await();
                returned = true;
            } catch (InterruptedException ignoredAsDriversDo) {
                // A call into the kernel does not listen either.
            }
        }
        return ScriptedSource.picture(ScriptedFeed.FIRST, System.nanoTime());
    }

    private static ScriptedFeed feed(long stalledMillis, long interruptMillis, long replaceMillis) {
        return new ScriptedFeed(Duration.ZERO, Wish.NONE,
            new StallRule(nanos(stalledMillis), nanos(interruptMillis), nanos(replaceMillis), NEVER));
    }

    private static long nanos(long millis) {
        return millis == NEVER ? NEVER : TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
