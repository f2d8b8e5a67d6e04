package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.webcamd.camera.EndedException;
import org.webcamd.counters.Counter;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.SampleJpegs;

@Timeout(60)
@DisabledIfSystemProperty(named = "io.netty.leakDetection.level", matches = "disabled",
    disabledReason = "it waits for real pauses: once a build is enough")
final class LostCameraTest {
    private static final byte[] FIRST = ScriptedFeed.FIRST;
    private static final byte[] SECOND = ScriptedFeed.SECOND;
    private static final String LIVE_LINE = "INFO camera door: live, 160x120 MJPG at 30 frames/s (script)";

    private final ScriptedFeed camera = new ScriptedFeed();
    private final ScriptedSource source = camera.source;

    @AfterEach
    void close() {
        camera.close();
    }

    @Test
    void viewersSeeACard() {
        camera.watchLive();
        source.fails("unplugged");
        ScriptedFeed.await("a card", () -> camera.newestSequence() == 2);
        Frame card = camera.ring.retainedNewest();
        assertFalse(card.isLive());
        SampleJpegs.Pixels pixels = SampleJpegs.decode(SampleFrames.jpeg(card));
        card.release();
        assertEquals(160, pixels.width(), "a card has the size of the pictures before it");
        assertEquals(120, pixels.height());
        assertEquals(1, camera.count(Counter.CARDS_SHOWN));
        assertEquals(1, camera.count(Counter.FRAMES_CAPTURED), "a card is no captured frame");
        assertEquals(CameraState.LOST, camera.feed.status().state());
        assertEquals("unplugged", camera.feed.status().explanation());
    }

    @Test
    void whatIsNotTriedAgainIsNotSaidToBe() {
        camera.watchLive();
        source.does(() -> {
            throw new LinkageError("no natives in /there; set XDG_CACHE_HOME");
        });
        ScriptedFeed.await("the last line", () -> camera.log.lines().size() >= 2);
        assertEquals("no natives in /there; set XDG_CACHE_HOME", camera.feed.status().lastError());
        assertEquals(List.of(LIVE_LINE,
            "WARNING camera door: no natives in /there; set XDG_CACHE_HOME; it is not tried again"),
            camera.log.lines());
    }

    @Test
    void sourceThatHasEndedIsNotOpenedAgain() {
        camera.watchLive();
        source.does(() -> {
            throw new EndedException("standard input has ended");
        });
        ScriptedFeed.await("the last line", () -> camera.log.lines().size() >= 2);
        assertEquals("WARNING camera door: standard input has ended; it is not tried again", camera.log.lines().get(1));
        assertEquals(CameraState.LOST, camera.feed.status().state());
        assertEquals(1, source.opened());
        ScriptedFeed.await("the release", () -> source.held() == 0);
    }

    @Test
    void deviceIsReleasedBeforeItIsTriedAgain() {
        camera.watchLive();
        source.fails("unplugged");
        camera.awaitTries(2);
        assertEquals(0, source.held());
    }

    @Test
    void cardsAreShownOnceASecondAtMost() {
        camera.watch();
        source.cannotBeOpened("no camera").cannotBeOpened("no camera").cannotBeOpened("no camera");
        long startNanos = System.nanoTime();
        camera.feed.start();
        camera.awaitTries(4);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
        long cards = camera.count(Counter.CARDS_SHOWN);
        // The pauses before the fourth try are 0.25, 0.5 and 1 s.
        assertTrue(cards >= 2 && cards <= seconds + 1, cards + " cards in " + seconds + " whole seconds");
    }

    @Test
    void noCardIsDrawnForNobody() {
        source.cannotBeOpened("no camera");
        camera.feed.start();
        camera.awaitTries(2);
        assertEquals(0, camera.count(Counter.CARDS_SHOWN));
        assertNull(camera.ring.retainedNewest());
    }

    @Test
    void viewerWhoComesInAPauseSeesACardAtOnce() {
        source.cannotBeOpened("1").cannotBeOpened("2").cannotBeOpened("3").cannotBeOpened("4");
        camera.feed.start();
        camera.awaitTries(4);
        ScriptedFeed.await("the pause of 2 s", () -> "4".equals(camera.feed.status().lastError()));
        camera.watch();
        // The next try would hang: the card comes before it.
        ScriptedFeed.await("a card", () -> camera.newestSequence() == 1);
    }

    @Test
    void cameraComesBackToTheSameViewers() {
        camera.watchLive();
        source.fails("unplugged").cannotBeOpened("no camera at /dev/x").opens().gives(SECOND);
        camera.awaitCount(Counter.FRAMES_CAPTURED, 2);
        ScriptedFeed.await("live video", () -> Arrays.equals(SECOND, camera.newestJpeg()));
        assertEquals(CameraState.LIVE, camera.feed.status().state());
        assertEquals(1, camera.count(Counter.RECONNECTS));
        assertEquals("no camera at /dev/x", camera.feed.status().lastError());
    }

    @Test
    void lastPictureDoesNotPassForALiveOne() {
        source.opens().gives(FIRST).fails("unplugged");
        camera.feed.start();
        camera.awaitTries(2);
        assertEquals(1, camera.count(Counter.FRAMES_CAPTURED));
        assertNull(camera.ring.retainedNewest());
    }

    @Test
    void serverStartsWithoutACamera() {
        camera.watch();
        source.cannotBeOpened("no camera at /dev/video0");
        camera.feed.start();
        camera.awaitCount(Counter.CARDS_SHOWN, 1);
        assertEquals(CameraState.LOST, camera.feed.status().state());
        assertNull(camera.feed.status().mode());
        source.opens().gives(FIRST);
        camera.awaitState(CameraState.LIVE);
        assertEquals(ScriptedSource.MODE, camera.feed.status().mode());
    }

    @Test
    void logHasOneLineForEachChange() {
        camera.watch();
        source.cannotBeOpened("no camera").cannotBeOpened("no camera").cannotBeOpened("no permission")
            .opens().gives(FIRST).gives(FIRST).fails("unplugged").cannotBeOpened("unplugged").opens().gives(FIRST);
        camera.feed.start();
        camera.awaitCount(Counter.FRAMES_CAPTURED, 3);
        ScriptedFeed.await("the last line", () -> camera.log.lines().size() >= 5);
        assertEquals(List.of(
            "WARNING camera door: no camera; trying again",
            "WARNING camera door: no permission; trying again",
            LIVE_LINE,
            "WARNING camera door: unplugged; trying again",
            LIVE_LINE), camera.log.lines());
    }

    @Test
    void cameraThatOpensAndGivesNothingIsNotBack() {
        camera.watch();
        source.opens().fails("dead").opens().fails("dead");
        camera.feed.start();
        camera.awaitTries(3);
        assertEquals(0, camera.count(Counter.RECONNECTS));
        assertEquals(List.of("WARNING camera door: dead; trying again"), camera.log.lines());
    }

    @Test
    void failureOfOpenCvIsSaidInOneLine() {
        camera.watch();
        source.opens().does(() -> {
            throw new IllegalStateException("\nOpenCV(4.13.0) /build/cap.cpp:79: error: (-215) it failed\n in 'read'");
        }).opens().does(() -> {
            throw new OutOfMemoryError();
        });
        camera.feed.start();
        camera.awaitTries(3);
        assertEquals(List.of(
            "WARNING camera door: script failed: (-215) it failed; trying again",
            "WARNING camera door: script failed: OutOfMemoryError; trying again"), camera.log.lines());
    }
}
