package org.webcamd.cluster;

import org.webcamd.camera.CameraMode;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CaptureStatus;
import org.webcamd.wish.Size;

/** Makes announcements of a camera as it is now. Stateless. */
final class Announcer {
    private static final double MILLI = 1_000;

    private Announcer() {
    }

    /** With the size of what was published last; null where nothing was. */
    static Announcement of(CameraFeed feed, Size published, PublishLoop publisher, long heldMillis) {
        CaptureStatus status = feed.status();
        boolean well = status.state().isWell();
        CameraMode mode = status.mode();
        int width = published != null ? published.width() : mode == null ? 0 : mode.width();
        int height = published != null ? published.height() : mode == null ? 0 : mode.height();
        double fps = mode == null || mode.fps() <= 0 ? feed.spec().cameraSettings().fps() : mode.fps();
        return new Announcement(publisher.id(), heldMillis, publisher.machine(), width, height,
            Math.round(Math.min(fps, publisher.mostFps()) * MILLI),
            well ? Announcement.State.WELL : Announcement.State.LOST, well ? "" : status.explanation());
    }
}
