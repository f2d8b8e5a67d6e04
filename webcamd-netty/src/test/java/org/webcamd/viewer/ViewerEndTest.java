package org.webcamd.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.fixture.Frames.part;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Frames;
import org.webcamd.frame.Frame;

final class ViewerEndTest {
    private static final Duration STALL = Duration.ofMillis(200);

    @Test
    @Timeout(20)
    void viewerThatTakesNothingIsClosedAndCounted() throws InterruptedException {
        Stage stage = new Stage(MultipartFraming.TRAILING_BOUNDARY, Stage.NO_PAUSE, STALL).join();
        stage.client.stopTaking();
        Frame held = Frames.live(1);
        held.retain();
        stage.publish(held);
        long begin = System.nanoTime();
        while (stage.client.isOpen()) {
            TimeUnit.MILLISECONDS.sleep(1);
            stage.client.runPendingTasks();
        }

        assertTrue(System.nanoTime() - begin >= STALL.toNanos(), "closed too early");
        assertEquals(1, stage.counted(Counter.VIEWERS_STALLED));
        assertEquals(0, stage.counted(Counter.FRAMES_SENT));
        held.release();
        stage.assertEnded();
    }

    @Test
    @Timeout(20)
    void viewerThatTakesAByteNowAndThenIsNotStalled() throws InterruptedException {
        Stage stage = new Stage(MultipartFraming.TRAILING_BOUNDARY, Stage.NO_PAUSE, STALL).join();
        stage.client.stopTaking();
        stage.publish(1);
        long end = System.nanoTime() + 3 * STALL.toNanos();
        int taken = 0;
        while (System.nanoTime() < end && taken < part(1).length() - 1) {
            stage.client.take(1);
            taken++;
            TimeUnit.MILLISECONDS.sleep(10);
        }

        assertTrue(stage.client.isOpen());
        assertEquals(0, stage.counted(Counter.VIEWERS_STALLED));
        stage.client.takeAll();
        stage.assertReceivedAndEnded(part(1));
    }

    @Test
    void viewerThatTakesAByteNowAndThenIsTooSlowInTheEnd() {
        Stage stage = new Stage(MultipartFraming.TRAILING_BOUNDARY,
            new StreamSettings(Stage.NO_PAUSE, Duration.ofSeconds(10), Duration.ofSeconds(20), false));
        stage.client.freezeTime();
        stage.join();
        stage.client.stopTaking();
        stage.publish(1);
        for (int seconds = 0; seconds < 18; seconds += 3) {
            stage.client.take(1);
            stage.client.pass(3, TimeUnit.SECONDS);
            assertTrue(stage.client.isOpen(), "after " + seconds + " s");
        }
        stage.client.take(1);
        stage.client.pass(5, TimeUnit.SECONDS);

        assertFalse(stage.client.isOpen());
        assertEquals(1, stage.counted(Counter.VIEWERS_TOO_SLOW));
        assertEquals(0, stage.counted(Counter.VIEWERS_STALLED));
        stage.client.received();
        stage.assertEnded();
    }

    @Test
    void eachPartHasTimeOfItsOwn() {
        Stage stage = new Stage(MultipartFraming.TRAILING_BOUNDARY,
            new StreamSettings(Stage.NO_PAUSE, Duration.ofSeconds(10), Duration.ofSeconds(20), false));
        stage.client.freezeTime();
        stage.join();
        for (int sequence = 1; sequence < 5; sequence++) {
            stage.client.stopTaking();
            stage.publish(sequence);
            stage.client.pass(8, TimeUnit.SECONDS);
            stage.client.take(5);
            stage.client.pass(8, TimeUnit.SECONDS);
            stage.client.takeAll();
        }

        assertTrue(stage.client.isOpen());
        assertEquals(4, stage.counted(Counter.FRAMES_SENT));
        stage.client.received();
        stage.assertEnded();
    }

    @Test
    void viewerThatHoldsTheOldestFrameIsClosedWhenItIsAsked() {
        Stage stage = new Stage().join();
        stage.client.stopTaking();
        stage.publish(1);
        Frame held = stage.viewer.heldFrame();
        stage.publish(2, 3, 4);
        stage.viewer.giveUp(held);
        stage.client.runPendingTasks();

        assertFalse(stage.client.isOpen());
        assertEquals(0, held.refCnt());
        assertEquals(1, stage.counted(Counter.VIEWERS_EVICTED));
        stage.assertEnded();
    }

    @Test
    void viewerThatHasTakenItMeanwhileStays() {
        Stage stage = new Stage().join();
        stage.client.stopTaking();
        stage.publish(1);
        Frame held = stage.viewer.heldFrame();
        stage.publish(2);
        stage.viewer.giveUp(held);
        stage.client.takeAll();

        assertNull(stage.viewer.heldFrame());
        assertTrue(stage.client.isOpen());
        assertEquals(0, stage.counted(Counter.VIEWERS_EVICTED));
        stage.client.received();
        stage.assertEnded();
    }

    @Test
    void viewerThatIsOfferedNothingIsNotStalled() {
        Stage stage = new Stage(MultipartFraming.TRAILING_BOUNDARY, Stage.NO_PAUSE, STALL).join();
        stage.client.stopTaking();
        stage.publish(1);
        stage.client.takeAll();
        stage.client.pass(1, TimeUnit.HOURS);
        stage.client.pass(1, TimeUnit.HOURS);

        assertTrue(stage.client.isOpen());
        assertEquals(-1, stage.client.runScheduledPendingTasks(), "a viewer that keeps up has no timer");
        stage.assertReceivedAndEnded(part(1));
    }

    @Test
    void channelThatIsClosedInsideAPartReleasesEverything() {
        Stage stage = new Stage().join();
        stage.client.stopTaking();
        Frame inside = Frames.live(1);
        inside.retain();
        stage.publish(inside);
        stage.client.take(20);
        stage.publish(2, 3, 4, 5, 6);
        assertEquals(20, stage.client.received().length());

        stage.client.close();
        stage.client.runPendingTasks();

        assertFalse(stage.ring.isWanted());
        assertEquals(1, inside.refCnt(), "only this test holds the frame");
        inside.release();
        assertEquals(0, stage.stats.framesSent());
        stage.assertEnded();
    }

    @Test
    void writeThatFailsClosesTheChannelAndReleasesEverything() {
        Stage stage = new Stage().join();
        stage.publish(1);
        stage.client.breakConnection();
        stage.publish(2);

        assertFalse(stage.client.isOpen());
        assertEquals(1, stage.counted(Counter.FRAMES_SENT));
        stage.assertReceivedAndEnded(part(1));
    }

    @Test
    void faultInThePipelineClosesTheChannel() {
        Stage stage = new Stage().join();
        stage.client.pipeline().fireExceptionCaught(new IOException("connection reset by peer"));
        stage.client.checkException();

        assertFalse(stage.client.isOpen());
        stage.assertEnded();
    }

    @Test
    void finishClosesAtTheEndOfThePart() {
        Stage stage = new Stage().join();
        stage.client.stopTaking();
        stage.publish(1);
        stage.client.take(5);
        stage.viewers.finishAll();
        stage.publish(2);
        assertTrue(stage.client.isOpen(), "the part is not sent whole yet");
        stage.client.takeAll();

        assertFalse(stage.client.isOpen());
        assertEquals(1, stage.counted(Counter.FRAMES_SENT));
        stage.assertReceivedAndEnded(part(1));
    }

    @Test
    void finishBetweenTwoPartsRepeatsTheNewestWithoutABoundary() {
        Stage stage = new Stage().join();
        stage.publish(1);
        stage.viewers.finishAll();
        stage.client.runPendingTasks();

        assertFalse(stage.client.isOpen());
        stage.assertReceivedAndEnded(part(1) + part(1).replace("--boundarydonotcross\r\n", ""));
    }

    @Test
    void viewerWhoseChannelIsClosedAlreadyGivesItsPlaceBack() {
        Stage stage = new Stage();
        stage.client.close();
        stage.join();

        assertFalse(stage.ring.isWanted());
        assertTrue(stage.audience.stats().isEmpty());
        stage.assertEnded();
    }

    @Test
    void placeIsGivenBackOnceHoweverTheViewerGoes() {
        Stage stage = new Stage().join();
        stage.client.close();
        stage.client.runPendingTasks();
        for (int i = 0; i < 10; i++) {
            assertTrue(stage.viewers.admit(), "place " + i);
        }

        assertFalse(stage.viewers.admit());
        stage.assertEnded();
    }
}
