package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.wish.Wish;

@Timeout(60)
final class CameraFeedCloseTest {
    private static final byte[] SECOND = ScriptedFeed.SECOND;

    @Test
    void encodeWaitDoesNotHoldUpTheEnd() {
        try (ScriptedFeed camera = new ScriptedFeed(Duration.ofHours(1), Wish.NONE)) {
            camera.watchLive();
            ScriptedFeed.await("the pause",
                () -> camera.source.thread().getState() == Thread.State.TIMED_WAITING);
            camera.feed.close();
            camera.awaitEnd();
            assertEquals(1, camera.source.grabbed());
        }
    }

    @Test
    void closeDoesNotWaitForACameraThatBlocks() {
        try (ScriptedFeed camera = new ScriptedFeed()) {
            CountDownLatch unblocked = new CountDownLatch(1);
            camera.watchLive();
            camera.source.does(() -> {
                awaitAsADriverDoes(unblocked);
                return ScriptedSource.picture(SECOND, System.nanoTime());
            });
            ScriptedFeed.await("the blocking grab",
                () -> camera.source.stepsLeft() == 0 && camera.source.grabbed() == 2);
            camera.feed.close();
            // It has returned, while the driver's call has not.
            assertTrue(camera.source.thread().isAlive());
            assertTrue(camera.source.thread().isDaemon(), "it would keep the process alive");
            unblocked.countDown();
            camera.awaitEnd();
        }
    }

    @Test
    void oneOfSeveralThatBlocksDoesNotKeepTheOthersFromEnding() {
        try (ScriptedFeed blocking = new ScriptedFeed(); ScriptedFeed other = new ScriptedFeed()) {
            blocking.watchLive();
            other.watchLive();
            // Its driver returns when the other camera has ended, which therefore must not wait for it.
            blocking.source.does(() -> {
                other.awaitEnd();
                return ScriptedSource.picture(SECOND, System.nanoTime());
            });
            ScriptedFeed.await("the blocking grab",
                () -> blocking.source.stepsLeft() == 0 && blocking.source.grabbed() == 2);
            CameraFeed.closeAll(List.of(blocking.feed, other.feed));

            assertFalse(other.source.thread().isAlive());
            blocking.awaitEnd();
        }
    }

    @Test
    void sleepingCameraIsClosed() {
        try (ScriptedFeed camera = new ScriptedFeed()) {
            camera.fallAsleep();
            camera.feed.close();
            camera.awaitEnd();
            assertEquals(0, camera.source.held());
        }
    }

    @Test
    void feedThatWasNeverStartedIsClosed() {
        ScriptedFeed camera = new ScriptedFeed();
        camera.close();
        assertEquals(0, camera.source.opened());
        assertEquals("door", camera.feed.name());
        assertFalse(camera.ring.isWanted());
    }

    private static void awaitAsADriverDoes(CountDownLatch latch) {
        boolean unblocked = false;
        while (!unblocked) {
            try {
                latch.await();
                unblocked = true;
            } catch (InterruptedException unheard) {
                unblocked = false;
            }
        }
    }
}
