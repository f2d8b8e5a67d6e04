package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.capture.OnLoss;
import org.webcamd.counters.Counter;
import org.webcamd.memory.TestMemory;
import org.webcamd.transcode.TextSettings;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Wish;

final class PublishedViewTest {
    private static CameraFeed feed(int renditions) {
        CameraSettings asked = new CameraSettings(320, 240, 30, CaptureFormat.AUTO);
        CaptureSettings capture = new CaptureSettings(Duration.ZERO, 80, Wish.NONE, TextSettings.NONE, 0, renditions,
            OnLoss.CARD, false);
        return new CameraFeed(new CameraSpec("bed", 0, new Pictures(320, 240, 30), asked, capture),
            TestMemory.frames(), Runnable::run);
    }

    private static PublishedView turned(CameraFeed feed) {
        return new PublishedView(feed, Wish.turned(Rotation.CLOCKWISE), new Inbox());
    }

    @Test
    void viewThatCannotBeHadIsAskedForAgainAndAgainAndNoRequestOfAViewerIsCounted() {
        try (CameraFeed feed = feed(0)) {
            PublishedView view = turned(feed);
            for (int tick = 0; tick < 10; tick++) {
                assertFalse(view.want(true));
            }
            assertEquals(0, feed.counters().value(Counter.VIEWS_REFUSED));
            assertTrue(view.want(false));
        }
    }

    @Test
    void viewIsHadOnceThereIsRoom() {
        try (CameraFeed feed = feed(1)) {
            PublishedView first = turned(feed);
            PublishedView second = new PublishedView(feed, Wish.turned(Rotation.HALF), new Inbox());
            assertTrue(first.want(true));
            assertFalse(second.want(true));
            first.want(false);
            assertTrue(second.want(true));
            second.want(false);
        }
    }
}
