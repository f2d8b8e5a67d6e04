package org.webcamd.route;

import io.netty.util.concurrent.EventExecutor;
import org.webcamd.capture.CameraFeed;
import org.webcamd.mjpeg.Viewers;

/** A camera with its views, its controls and its frame rates. Any thread. */
final class ServedCamera {
    /** Why a view cannot be had, for a viewer. */
    static final String TOO_MANY_VIEWS = "too many different pictures of this camera are being made already";

    private final ReportedCamera camera;
    private final FrameRates rates;
    private final ControlDesk controls;
    private final ServedViews views;

    ServedCamera(ReportedCamera camera, Viewers viewers, Iterable<EventExecutor> loops) {
        this.camera = camera;
        rates = new FrameRates(camera.feed(), viewers);
        controls = new ControlDesk(camera.feed());
        views = new ServedViews(camera.feed(), loops);
    }

    String name() {
        return feed().name();
    }

    CameraFeed feed() {
        return camera.feed();
    }

    ReportedConfig config() {
        return camera.config();
    }

    FrameRates rates() {
        return rates;
    }

    ControlDesk controls() {
        return controls;
    }

    ServedViews views() {
        return views;
    }
}
