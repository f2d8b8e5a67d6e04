package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureLabels;
import org.webcamd.frame.SampleFrames;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.TestMemory;
import org.webcamd.rendition.Views;
import org.webcamd.ring.FrameRing;
import org.webcamd.ring.Newest;
import org.webcamd.transcode.FrameEncoder;
import org.webcamd.transcode.TestText;
import org.webcamd.wish.Wish;

/** Cards beside those that a relay passes on. */
final class CardsTest {
    private static final byte[] OTHERS = ScriptedFeed.FIRST;
    private static final CaptureStatus LOST = new CaptureStatus(CameraState.LOST, Instant.EPOCH, null, "no picture");

    private final Counters counters = new Counters();
    private final Views views = new Views(Wish.NONE, 80, 8, TestText.NONE,
        TestMemory.share(), Runnable::run, counters, wanted -> { },
        frame -> false);
    private final FrameRing ring = views.lease(Wish.NONE).orElseThrow().ring();
    private final Cards cards = new Cards(new CameraSpec("door", 0, new ScriptedSource(),
        new CameraSettings(320, 240, 30, CaptureFormat.AUTO),
        new CaptureSettings(Duration.ZERO, 80, Wish.NONE, 0, OnLoss.CARD, false)), views,
        new FrameEncoder(TestMemory.share(), 80), null, new PictureLabels(), counters);

    @BeforeEach
    void watch() {
        ring.subscribe(() -> { });
    }

    @AfterEach
    void close() {
        views.close();
        cards.close();
    }

    @Test
    void noCardIsShownBesideTheOneOfAnotherServer() {
        showOthers(System.nanoTime());
        cards.showIfDue(LOST);
        assertEquals(100, Newest.sequence(ring));
        assertEquals(0, counters.value(Counter.CARDS_SHOWN));
    }

    @Test
    void cardIsShownWhenAnotherServerSendsNoMore() {
        showOthers(System.nanoTime() - TimeUnit.SECONDS.toNanos(4));
        cards.showIfDue(LOST);
        assertEquals(1, Newest.sequence(ring));
        assertEquals(1, counters.value(Counter.CARDS_SHOWN));
    }

    @Test
    void pictureThatIsStillThereHidesNoCard() {
        views.offer(SampleFrames.live(OTHERS, 100));
        cards.showIfDue(LOST);
        assertNotEquals(100, Newest.sequence(ring));
    }

    @Test
    void cardHasTheSizeThatWasAskedForBeforeThereWasAPicture() {
        cards.showIfDue(LOST);
        assertSize(320, 240);
    }

    @Test
    void cardHasTheSizeOfThePicturesBeforeIt() {
        cards.showIfDue(lostAfter(64, 48));
        assertSize(64, 48);
    }

    @Test
    void cardAfterThoseOfAnotherServerHasTheirSize() {
        showOthers(System.nanoTime() - TimeUnit.SECONDS.toNanos(4));
        cards.showIfDue(LOST);
        assertSize(160, 120);
    }

    @Test
    void cardOfASizeThatIsNotKnownHasTheOneThatWasAskedFor() {
        cards.showIfDue(lostAfter(0, 0));
        assertSize(320, 240);
    }

    @Test
    void pictureThatClaimedToBeHugeMakesNoHugeCard() {
        cards.showIfDue(lostAfter(65_535, 65_535));
        assertSize(320, 240);
    }

    private static CaptureStatus lostAfter(int width, int height) {
        CameraMode mode = new CameraMode("script", width, height, 30, "MJPG");
        return new CaptureStatus(CameraState.LOST, Instant.EPOCH, mode, "no picture");
    }

    private void assertSize(int width, int height) {
        SampleJpegs.Pixels pixels = SampleJpegs.decode(Newest.jpeg(ring));
        assertEquals(width, pixels.width());
        assertEquals(height, pixels.height());
    }

    private void showOthers(long capturedNanos) {
        views.offer(card(capturedNanos));
        cards.othersShown(capturedNanos, 160, 120);
    }

    private static Frame card(long capturedNanos) {
        return SampleFrames.frame(OTHERS, 100, CaptureTime.at(capturedNanos), Frame.Kind.CARD);
    }
}
