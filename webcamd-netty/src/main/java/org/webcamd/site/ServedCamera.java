package org.webcamd.site;

import io.netty.channel.EventLoop;
import java.util.Optional;
import java.util.stream.Collectors;
import org.webcamd.capture.CameraFeed;
import org.webcamd.counters.Counter;
import org.webcamd.fanout.Subscription;
import org.webcamd.viewer.Audience;
import org.webcamd.viewer.Viewers;
import org.webcamd.wish.Wish;

/** A camera with its views, its controls and its frame rates. Any thread. */
public final class ServedCamera {
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

    /** {@return as it stands in the path of an address} */
    public String name() {
        return feed.name();
    }

    /** {@return what it delivers; owned by whoever made it} */
    public CameraFeed feed() {
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

    /** {@return where its controls are asked for} */
    public ControlDesk controls() {
        return controls;
    }

    /**
     * Leases its picture as it is wished for.
     *
     * @param requested on top of what all get
     * @param loop where it is taken, and where the subscription is to be ended
     * @return the way to frames; empty when there are too many kinds
     */
    public Optional<Subscription> subscribe(Wish requested, EventLoop loop) {
        return views.subscribe(requested, loop);
    }

    /**
     * Counts a request that is refused because there are too many kinds.
     *
     * @return why, for a viewer: which there are, that it may choose one of them
     */
    public String refuseView() {
        feed.counters().increment(Counter.VIEWS_REFUSED);
        String made = feed.renditions().keySet().stream().map(Wish::query).collect(Collectors.joining(", "));
        return "as many different pictures of this camera are made as may be (--max-renditions)%s"
            .formatted(made.isEmpty() ? "" : ": " + made);
    }
}
