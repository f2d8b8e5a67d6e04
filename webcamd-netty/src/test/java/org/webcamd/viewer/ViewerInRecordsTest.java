package org.webcamd.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.fixture.Frames.part;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Frames;
import org.webcamd.fixture.RecordHandler;
import org.webcamd.frame.Frame;

/** A viewer below whose handler stands one that sends each part in pieces of its own, as TLS does. */
final class ViewerInRecordsTest {
    private static final int RECORD_BYTES = 16;

    private final Stage stage = new Stage(MultipartFraming.TRAILING_BOUNDARY,
        new StreamSettings(Stage.NO_PAUSE, Duration.ofSeconds(10), Duration.ofSeconds(3600), false));

    private Stage joined() {
        stage.client.freezeTime();
        stage.client.pipeline().addFirst(new RecordHandler(RECORD_BYTES));
        return stage.join();
    }

    @Test
    void partThatIsTakenAtOnceIsCountedOnceAndWatchedByNobody() {
        joined().publish(1, 2);

        assertEquals(2, stage.counted(Counter.FRAMES_SENT));
        assertEquals(2L * part(1).length(), stage.counted(Counter.BYTES_SENT), "without what the records add");
        assertEquals(-1, stage.client.runScheduledPendingTasks(), "a viewer that keeps up has no timer");
        assertReceivedAndEnded(part(1) + part(2));
    }

    @Test
    void partIsOnItsWayUntilItsLastRecordIsTaken() {
        joined().client.stopTaking();
        Frame first = Frames.live(1);
        stage.publish(first);
        stage.publish(2, 3);
        stage.client.take(recordsOf(part(1)) - 1);

        assertSame(first, stage.viewer.heldFrame());
        assertEquals(0, stage.counted(Counter.FRAMES_SENT));
        stage.client.take(1);
        assertEquals(1, stage.counted(Counter.FRAMES_SENT));
        stage.client.takeAll();
        assertEquals(1, stage.stats.framesSkipped());
        assertReceivedAndEnded(part(1) + part(3));
    }

    @Test
    void viewerThatTakesAByteNowAndThenIsNotStalled() {
        joined().client.stopTaking();
        stage.publish(1);
        for (int taken = 0; taken < 3 * RECORD_BYTES; taken++) {
            stage.client.take(1);
            stage.client.pass(7, TimeUnit.SECONDS);
            assertTrue(stage.client.isOpen(), "after " + taken + " bytes");
        }
        stage.client.takeAll();

        assertEquals(0, stage.counted(Counter.VIEWERS_STALLED));
        assertReceivedAndEnded(part(1));
    }

    @Test
    void viewerThatTakesSomeRecordsAndThenNothingIsStalled() {
        joined().client.stopTaking();
        Frame inside = Frames.live(1);
        inside.retain();
        stage.publish(inside);
        stage.client.take(2 * RECORD_BYTES);
        stage.client.pass(3, TimeUnit.SECONDS);
        assertTrue(stage.client.isOpen(), "some was taken");
        stage.client.pass(20, TimeUnit.SECONDS);

        assertFalse(stage.client.isOpen());
        assertEquals(1, stage.counted(Counter.VIEWERS_STALLED));
        assertEquals(0, stage.counted(Counter.FRAMES_SENT));
        stage.client.received();
        stage.ring.close();
        assertEquals(1, inside.refCnt(), "only this test holds the frame");
        inside.release();
        stage.client.assertNothingLeft();
    }

    @Test
    void finishClosesAtTheEndOfTheLastRecord() {
        joined().client.stopTaking();
        stage.publish(1);
        stage.viewers.finishAll();
        stage.client.take(recordsOf(part(1)) - 1);
        stage.client.runPendingTasks();
        assertTrue(stage.client.isOpen(), "the part is not sent whole yet");
        stage.client.takeAll();

        assertFalse(stage.client.isOpen());
        assertReceivedAndEnded(part(1));
    }

    @Test
    void connectionThatBreaksBetweenTwoRecordsIsTheEnd() {
        joined().client.stopTaking();
        stage.publish(1);
        stage.client.take(RECORD_BYTES + 2);
        stage.client.breakConnection();
        stage.client.takeAll();

        assertFalse(stage.client.isOpen());
        assertEquals(0, stage.counted(Counter.FRAMES_SENT));
        stage.client.received();
        stage.assertEnded();
    }

    private static int recordsOf(String text) {
        int records = (text.length() + RECORD_BYTES - 1) / RECORD_BYTES;
        return text.length() + records * RecordHandler.HEAD_BYTES;
    }

    private void assertReceivedAndEnded(String expected) {
        assertEquals(expected, RecordHandler.contents(stage.client.received()));
        stage.assertEnded();
    }
}
