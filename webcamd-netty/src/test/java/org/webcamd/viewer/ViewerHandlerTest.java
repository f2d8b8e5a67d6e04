package org.webcamd.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.fixture.Frames.jpeg;
import static org.webcamd.fixture.Frames.part;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Frames;
import org.webcamd.fixture.Wire;
import org.webcamd.frame.Frame;

final class ViewerHandlerTest {
    @Test
    void partsWithTrailingBoundaryAreHeaderPictureBoundary() {
        Stage stage = new Stage().join();
        stage.publish(1, 2);

        assertEquals(Wire.text("""
            Content-Type: image/jpeg
            Content-Length: 9
            X-Timestamp: 1700000000.000001

            picture 1
            --boundarydonotcross
            Content-Type: image/jpeg
            Content-Length: 9
            X-Timestamp: 1700000000.000002

            picture 2
            --boundarydonotcross
            """), stage.client.received());
        stage.assertEnded();
    }

    @Test
    void partsWithHeadersInAdvanceArePictureBoundaryNextHeader() {
        Stage stage = new Stage(MultipartFraming.ADVANCE_HEADERS, Stage.NO_PAUSE, Stage.LONG_STALL).join();
        stage.publish(1, 2);

        assertEquals(Wire.text("""
            picture 1
            --boundarydonotcross
            Content-Type: image/jpeg

            picture 2
            --boundarydonotcross
            Content-Type: image/jpeg

            """), stage.client.received());
        stage.assertEnded();
    }

    @Test
    void bodyBeginsWithTheBoundaryAndWithTheFirstHeaderWhereItIsSentInAdvance() {
        assertEquals("--boundarydonotcross\r\n",
            MultipartFraming.TRAILING_BOUNDARY.preamble().toString(StandardCharsets.US_ASCII));
        assertEquals("--boundarydonotcross\r\nContent-Type: image/jpeg\r\n\r\n",
            MultipartFraming.ADVANCE_HEADERS.preamble().toString(StandardCharsets.US_ASCII));
    }

    @Test
    void partLeavesInOneWrite() {
        Stage stage = new Stage().join();
        stage.publish(1);

        assertEquals(1, stage.client.outboundMessages().size());
        assertEquals(part(1), stage.client.received());
        stage.assertEnded();
    }

    @Test
    void whoJoinsGetsTheNewestFrameAtOnce() {
        Stage stage = new Stage();
        stage.publish(1, 2, 3);
        stage.join();

        assertEquals(part(3), stage.client.received());
        assertEquals(0, stage.stats.framesSkipped());
        stage.assertEnded();
    }

    @Test
    void nothingElseIsWrittenWhileAPartIsOnItsWay() {
        Stage stage = new Stage().join();
        stage.client.stopTaking();
        stage.publish(1);
        long inFlight = stage.client.unsafe().outboundBuffer().totalPendingWriteBytes();
        stage.publish(2, 3, 4);

        assertEquals(1, stage.client.unsafe().outboundBuffer().size());
        assertEquals(inFlight, stage.client.unsafe().outboundBuffer().totalPendingWriteBytes());
        stage.client.takeAll();
        stage.assertReceivedAndEnded(part(1) + part(4));
    }

    @Test
    void slowViewerGetsTheNewestFrameAndTheRestIsCounted() {
        Stage stage = new Stage().join();
        stage.client.stopTaking();
        stage.publish(1, 2, 3, 4, 5);
        stage.client.take(10);
        assertEquals(0, stage.stats.framesSent(), "a part is sent when its last byte is");
        stage.publish(6);
        stage.client.takeAll();

        assertEquals(4, stage.stats.framesSkipped());
        assertEquals(4, stage.counted(Counter.FRAMES_SKIPPED));
        assertEquals(2, stage.stats.framesSent());
        assertEquals(2, stage.counted(Counter.FRAMES_SENT));
        assertEquals(2L * part(1).length(), stage.stats.bytesSent());
        assertEquals(2L * part(1).length(), stage.counted(Counter.BYTES_SENT));
        stage.assertReceivedAndEnded(part(1) + part(6));
    }

    @Test
    void viewerThatHasCaughtUpGetsEveryFrameAgain() {
        Stage stage = new Stage().join();
        stage.client.stopTaking();
        stage.publish(1, 2);
        stage.client.takeAll();
        stage.publish(3, 4);

        stage.assertReceivedAndEnded(part(1) + part(2) + part(3) + part(4));
    }

    @Test
    void viewerHoldsNoFrameButTheOneThatItIsBeingSent() {
        Stage stage = new Stage().join();
        stage.client.stopTaking();
        Frame sending = Frames.live(1);
        Frame skipped = Frames.live(2);
        skipped.retain();
        stage.publish(sending);
        stage.publish(skipped);
        stage.publish(3, 4, 5, 6);

        assertEquals(1, skipped.refCnt(), "only this test holds the skipped frame");
        skipped.release();
        stage.client.takeAll();
        stage.assertReceivedAndEnded(part(1) + part(6));
    }

    @Test
    void sameFrameOfferedAgainIsNotSentAgain() {
        Stage stage = new Stage().join();
        stage.publish(1);
        stage.ring.publish(Frames.live(1));
        stage.client.runPendingTasks();

        stage.assertReceivedAndEnded(part(1));
    }

    @Test
    @Timeout(20)
    void duringThePauseTheNewestFrameIsWaitedFor() throws InterruptedException {
        Stage stage = new Stage(MultipartFraming.TRAILING_BOUNDARY, Duration.ofMillis(150), Stage.LONG_STALL).join();
        long begin = System.nanoTime();
        stage.publish(1);
        stage.ring.publish(Frames.live(2));
        stage.ring.publish(Frames.live(3));
        StringBuilder received = new StringBuilder();
        while (received.length() < 2 * part(1).length()) {
            stage.client.runPendingTasks();
            received.append(stage.client.received());
            TimeUnit.MILLISECONDS.sleep(1);
        }

        assertEquals(part(1) + part(3), received.toString());
        assertTrue(System.nanoTime() - begin >= TimeUnit.MILLISECONDS.toNanos(150), "the pause was kept");
        stage.assertEnded();
    }

    @Test
    void pauseThatEndsAfterTheViewerWentDoesNothing() {
        Stage stage = new Stage(MultipartFraming.TRAILING_BOUNDARY, Duration.ofMinutes(1), Stage.LONG_STALL).join();
        stage.publish(1, 2);
        assertEquals(part(1), stage.client.received());

        stage.client.pipeline().remove(stage.viewer);
        assertEquals(-1, stage.client.runScheduledPendingTasks(), "a timer that outlives the viewer");
        stage.client.pass(2, TimeUnit.MINUTES);

        assertEquals("", stage.client.received());
        stage.assertEnded();
    }

    @Test
    void whatAViewerSaysIsReleasedUnread() {
        Stage stage = new Stage().join();
        stage.client.send("GET / HTTP/1.1\r\n\r\n");

        assertTrue(stage.client.isOpen());
        stage.assertEnded();
    }

    @Test
    void largePartThatIsTakenInPiecesArrivesWhole() {
        Stage stage = new Stage().join();
        stage.client.stopTaking();
        stage.publish(Frames.ofBytes(1, 100_000));
        for (int i = 0; i < 101; i++) {
            stage.client.take(1_000);
        }

        String received = stage.client.received();
        assertEquals(Frames.header(1, 100_000) + "x".repeat(100_000) + "\r\n--boundarydonotcross\r\n", received);
        assertFalse(received.contains(jpeg(1)));
        stage.assertEnded();
    }
}
