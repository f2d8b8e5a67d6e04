package org.webcamd.route;

import org.webcamd.capture.CameraFeed;
import org.webcamd.viewer.Audience;
import org.webcamd.viewer.Viewers;

/** A camera with its views, its controls and its frame rates. Any thread. */
public final class ServedCamera {
    /** Why a view cannot be had, for a viewer. */
    static final String TOO_MANY_VIEWS = "too many different pictures of this camera are being made already";

    private final CameraFeed feed;
    private final Audience audience;
    private final FrameRates rates;
    private final ControlDesk controls;
    private final ServedViews views;

    ServedCamera(CameraFeed feed, Viewers viewers) {
        this.feed = feed;
        audience = viewers.audience();
        rates = new FrameRates(feed, audience);
        controls = new ControlDesk(feed);
        views = new ServedViews(feed);
    }

    String name() {
        return feed.name();
    }

    CameraFeed feed() {
        return feed;
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
