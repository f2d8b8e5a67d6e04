package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.counters.Counter;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.rendition.Lease;
import org.webcamd.ring.FrameListener;
import org.webcamd.ring.FrameRing;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Wish;

/** A camera with {@code --on-loss hold}. */
@Timeout(60)
final class HeldPictureTest {
    private static final byte[] FIRST = ScriptedFeed.FIRST;
    private static final byte[] SECOND = ScriptedFeed.SECOND;
    private static final StallRule SOON = new StallRule(TimeUnit.MILLISECONDS.toNanos(100),
        TimeUnit.SECONDS.toNanos(100), TimeUnit.SECONDS.toNanos(100), TimeUnit.SECONDS.toNanos(100));

    private ScriptedFeed camera = feed(Wish.NONE, StallRule.DEFAULT);

    @AfterEach
    void close() {
        camera.close();
    }

    @Test
    void lastPictureIsShownMarkedOldWithItsTime() {
        camera.watchLive();
        CaptureTime taken = newest().captured();
        camera.source.fails("unplugged");
        camera.awaitCount(Counter.OLD_SHOWN, 2);
        assertArrayEquals(FIRST, camera.newestJpeg());
        assertEquals(Frame.Kind.OLD, newest().kind());
        assertEquals(taken, newest().captured());
        assertEquals(0, camera.count(Counter.CARDS_SHOWN));
    }

    @Test
    void cameraIsNotLiveForIt() {
        camera.watchLive();
        camera.source.fails("unplugged");
        camera.awaitCount(Counter.OLD_SHOWN, 1);
        assertEquals(CameraState.LOST, camera.feed.status().state());
        assertEquals("unplugged", camera.feed.status().explanation());
        assertEquals(1, camera.count(Counter.FRAMES_CAPTURED));
        assertEquals(List.of("WARNING camera door: unplugged; trying again"),
            camera.log.lines().stream().filter(line -> line.startsWith("WARNING")).toList());
    }

    @Test
    void liveVideoGoesOnAndTheNextLossHoldsTheNewerPicture() {
        camera.watchLive();
        camera.source.fails("unplugged").opens().gives(SECOND);
        ScriptedFeed.await("live video", () -> Arrays.equals(SECOND, camera.newestJpeg()));
        assertEquals(CameraState.LIVE, camera.feed.status().state());
        assertEquals(Frame.Kind.LIVE, newest().kind());
        long before = camera.count(Counter.OLD_SHOWN);
        camera.source.fails("unplugged again");
        camera.awaitCount(Counter.OLD_SHOWN, before + 1);
        assertArrayEquals(SECOND, camera.newestJpeg());
    }

    @Test
    void cameraThatStallsIsHeldAsWell() {
        anew(Wish.NONE, SOON);
        camera.watchLive();
        camera.awaitState(CameraState.STALLED);
        camera.awaitCount(Counter.OLD_SHOWN, 1);
        assertArrayEquals(FIRST, camera.newestJpeg());
    }

    @Test
    void cardIsShownWhereThereWasNoPicture() {
        camera.watch();
        camera.source.cannotBeOpened("no camera");
        camera.feed.start();
        camera.awaitCount(Counter.CARDS_SHOWN, 1);
        assertEquals(0, camera.count(Counter.OLD_SHOWN));
        assertEquals(Frame.Kind.CARD, newest().kind());
    }

    @Test
    void pictureFromBeforeTheSleepIsHeld() {
        camera.fallAsleep();
        camera.watch();
        camera.source.fails("unplugged in the night");
        camera.awaitCount(Counter.OLD_SHOWN, 1);
        assertArrayEquals(FIRST, camera.newestJpeg());
    }

    @Test
    void cardOfAnotherServerDoesNotTakeItsPlace() {
        camera.watchLive();
        camera.source.showsCard(SECOND);
        camera.awaitCount(Counter.OLD_SHOWN, 1);
        assertArrayEquals(FIRST, camera.newestJpeg());
        assertEquals(0, camera.count(Counter.CARDS_SHOWN));
        assertEquals(CameraState.LOST, camera.feed.status().state());
    }

    @Test
    void viewThatIsTurnedAndWatchedAloneHoldsATurnedPicture() {
        FrameListener viewer = () -> { };
        try (Lease lease = camera.feed.lease(Wish.turned(Rotation.CLOCKWISE)).orElseThrow()) {
            lease.ring().subscribe(viewer);
            camera.source.opens().gives(FIRST).fails("unplugged");
            camera.feed.start();
            camera.awaitCount(Counter.OLD_SHOWN, 1);
            assertHeld(lease.ring(), 120, 160);
            lease.ring().unsubscribe(viewer);
        }
    }

    @Test
    void wishForAllViewersIsNotFulfilledTwice() {
        anew(Wish.turned(Rotation.CLOCKWISE), StallRule.DEFAULT);
        FrameListener viewer = () -> { };
        try (Lease lease = camera.feed.lease(Wish.turned(Rotation.CLOCKWISE)).orElseThrow()) {
            lease.ring().subscribe(viewer);
            camera.source.opens().gives(FIRST).fails("unplugged");
            camera.feed.start();
            camera.awaitCount(Counter.OLD_SHOWN, 1);
            assertHeld(camera.ring, 120, 160);
            assertHeld(lease.ring(), 160, 120);
            lease.ring().unsubscribe(viewer);
        }
    }

    private static void assertHeld(FrameRing ring, int width, int height) {
        Frame shown = ring.retainedNewest();
        SampleJpegs.Pixels pixels = SampleJpegs.decode(SampleFrames.jpeg(shown));
        Frame.Kind kind = shown.kind();
        shown.release();
        assertEquals(Frame.Kind.OLD, kind);
        assertEquals(width, pixels.width());
        assertEquals(height, pixels.height());
    }

    /** What is asked of it does not need its memory. */
    private Frame newest() {
        Frame newest = camera.ring.retainedNewest();
        newest.release();
        return newest;
    }

    private void anew(Wish wish, StallRule rule) {
        camera.close();
        camera = feed(wish, rule);
    }

    private static ScriptedFeed feed(Wish wish, StallRule rule) {
        return new ScriptedFeed(new CaptureSettings(Duration.ZERO, 80, wish, 0, OnLoss.HOLD, false), rule);
    }
}
