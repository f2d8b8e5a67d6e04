package org.webcamd.route;

import org.webcamd.capture.CameraFeed;
import org.webcamd.viewer.Audience;
import org.webcamd.viewer.Viewers;

/** A camera with its views, its controls and its frame rates. Any thread. */
public final class ServedCamera {
    /** Why a view cannot be had, for a viewer. */
    static final String TOO_MANY_VIEWS = "too many different pictures of this camera are being made already";

    private final ReportedCamera camera;
    private final Audience audience;
    private final FrameRates rates;
    private final ControlDesk controls;
    private final ServedViews views;

    ServedCamera(ReportedCamera camera, Viewers viewers) {
        this.camera = camera;
        audience = viewers.audience();
        rates = new FrameRates(camera.feed(), audience);
        controls = new ControlDesk(camera.feed());
        views = new ServedViews(camera.feed());
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

    /** {@return who watches it} */
    public Audience audience() {
        return audience;
    }

    /** {@return the rates of its capture, and of each of its viewers} */
    public FrameRates rates() {
        return rates;
    }

    ControlDesk controls() {
        return controls;
    }

    ServedViews views() {
        return views;
    }
}
