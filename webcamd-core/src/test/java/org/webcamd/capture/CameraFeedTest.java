package org.webcamd.capture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.camera.OpenCv;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.frame.Frame;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.ring.FrameRing;
import org.webcamd.ring.Newest;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Wish;

@Timeout(60)
final class CameraFeedTest {
    private static final byte[] FIRST = ScriptedFeed.FIRST;
    private static final byte[] SECOND = ScriptedFeed.SECOND;

    @Test
    void pictureOfTheCameraIsTheFrameOfTheViewer() {
        try (ScriptedFeed camera = new ScriptedFeed()) {
            camera.watchLive();
            Frame frame = camera.ring.retainedNewest();
            assertArrayEquals(FIRST, SampleFrames.jpeg(frame));
            assertTrue(frame.isLive());
            frame.release();
            assertEquals(1, camera.count(Counter.FRAMES_CAPTURED));
            assertEquals(CameraState.LIVE, camera.feed.status().state());
            assertEquals(ScriptedSource.MODE, camera.feed.status().mode());
            assertNull(camera.feed.status().lastError());
            assertEquals("webcamd-capture-door", camera.source.thread().getName());
        }
    }

    @Test
    void openCameraIsNotLiveBeforeItsFirstFrame() {
        try (ScriptedFeed camera = new ScriptedFeed()) {
            camera.watch();
            camera.source.opens();
            camera.feed.start();
            ScriptedFeed.await("the first grab", () -> camera.source.grabbed() == 1);
            assertEquals(CameraState.OPENING, camera.feed.status().state());
            assertEquals(List.of(), camera.log.lines());
            camera.source.gives(FIRST);
            camera.awaitState(CameraState.LIVE);
        }
    }

    @Test
    void unwatchedCameraIsNotAskedForPictures() {
        try (ScriptedFeed camera = new ScriptedFeed()) {
            camera.fallAsleep();
            assertNull(camera.ring.retainedNewest(), "nobody is to be shown an old picture");
            camera.source.does(() -> {
                assertTrue(camera.ring.isWanted(), "asked for a picture that nobody wants");
                assertEquals(CameraState.LIVE, camera.feed.status().state());
                return ScriptedSource.picture(SECOND, System.nanoTime());
            });
            camera.watch();
            ScriptedFeed.await("a frame", () -> Arrays.equals(SECOND, camera.newestJpeg()));
        }
    }

    @Test
    void firstViewerGetsAFreshFrame() {
        try (ScriptedFeed camera = new ScriptedFeed()) {
            camera.fallAsleep();
            long captured = camera.count(Counter.FRAMES_CAPTURED);
            long stale = camera.count(Counter.DROPPED_STALE);
            long now = System.nanoTime();
            // The driver still has what it captured before anybody watched.
            camera.source.gives(FIRST, now - 3_000_000).gives(FIRST, now - 2).gives(FIRST, now).gives(SECOND);
            camera.watch();
            camera.awaitCount(Counter.FRAMES_CAPTURED, captured + 1);
            ScriptedFeed.await("the fresh frame", () -> Arrays.equals(SECOND, camera.newestJpeg()));
            assertEquals(captured + 1, camera.newestSequence());
            assertEquals(stale + 3, camera.count(Counter.DROPPED_STALE));
            assertEquals(CameraState.LIVE, camera.feed.status().state());
        }
    }

    @Test
    void brokenPicturesAreDroppedAndTheNextGoodOneIsShown() {
        try (ScriptedFeed camera = new ScriptedFeed()) {
            camera.watch();
            camera.source.opens()
                .gives(new byte[0]).gives(new byte[99]).gives(Arrays.copyOf(FIRST, 1_000)).gives(FIRST);
            camera.feed.start();
            ScriptedFeed.await("a frame", () -> camera.newestSequence() == 1);
            assertArrayEquals(FIRST, camera.newestJpeg());
            assertEquals(1, camera.count(Counter.DROPPED_EMPTY));
            assertEquals(1, camera.count(Counter.DROPPED_GARBAGE));
            assertEquals(1, camera.count(Counter.DROPPED_TRUNCATED));
        }
    }

    @Test
    void wishesOfTheCameraAndOfTheViewerThatCancelOutGiveTheCamerasOwnBytes() {
        try (ScriptedFeed camera = new ScriptedFeed(Duration.ZERO, Wish.turned(Rotation.CLOCKWISE))) {
            FrameRing turned = camera.ring;
            FrameRing upright = camera.feed.lease(Wish.turned(Rotation.COUNTERCLOCKWISE)).orElseThrow().ring();
            assertSame(turned, camera.feed.lease(Wish.NONE).orElseThrow().ring());
            assertNotSame(turned, upright);
            upright.subscribe(() -> { });
            camera.source.opens().gives(FIRST);
            camera.feed.start();
            ScriptedFeed.await("the upright frame", () -> Newest.sequence(upright) == 1);
            assertArrayEquals(FIRST, Newest.jpeg(upright));
            assertEquals(0, camera.count(Counter.FRAMES_ROTATED), "nobody looks at the turned one");
        }
    }

    @Test
    void turnOnATurnIsOneTurn() {
        try (ScriptedFeed camera = new ScriptedFeed(Duration.ZERO, Wish.turned(Rotation.CLOCKWISE))) {
            FrameRing half = camera.feed.lease(Wish.turned(Rotation.CLOCKWISE)).orElseThrow().ring();
            half.subscribe(() -> { });
            camera.source.opens().gives(FIRST);
            camera.feed.start();
            ScriptedFeed.await("the turned frame", () -> Newest.sequence(half) == 1);
            assertEquals(160, SampleJpegs.decode(Newest.jpeg(half)).width());
            assertEquals(1, camera.count(Counter.FRAMES_ROTATED));
        }
    }

    @Test
    void modeIsThatOfThePictureThatIsShown() {
        try (ScriptedFeed camera = new ScriptedFeed(); Mat first = pixels(); Mat wide = new Mat(48, 96, CV_8UC3)) {
            FrameRing turned = camera.feed.lease(Wish.turned(Rotation.CLOCKWISE)).orElseThrow().ring();
            turned.subscribe(() -> { });
            camera.watch();
            camera.source.opens().does(() -> new Picture.Raw(first, System.nanoTime()))
                .does(() -> new Picture.Raw(wide, System.nanoTime()));
            camera.feed.start();
            ScriptedFeed.await("both", () -> Newest.sequence(turned) == 2);
            camera.awaitCount(Counter.FRAMES_CAPTURED, 2);
            assertEquals(2, camera.count(Counter.FRAMES_CAPTURED), "each picture once, however many views");
            assertEquals(96, camera.feed.status().mode().width());
        }
    }

    @Test
    void pixelsAreEncodedAndRotatedWithoutBeingDecoded() {
        try (ScriptedFeed camera = new ScriptedFeed(Duration.ZERO, Wish.turned(Rotation.CLOCKWISE));
            Mat pixels = pixels()) {
            camera.watch();
            camera.source.opens().does(() -> new Picture.Raw(pixels, System.nanoTime()));
            camera.feed.start();
            ScriptedFeed.await("a frame", () -> camera.newestSequence() == 1);
            SampleJpegs.Pixels shown = SampleJpegs.decode(camera.newestJpeg());
            assertEquals(48, shown.width());
            assertEquals(64, shown.height());
            assertEquals(64, camera.feed.status().mode().width(), "the camera's own size");
        }
    }

    private static Mat pixels() {
        OpenCv.load();
        return new Mat(48, 64, CV_8UC3);
    }
}
