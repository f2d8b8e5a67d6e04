package org.webcamd.route;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import java.util.EnumMap;
import java.util.Map;
import org.webcamd.capture.CameraFeed;
import org.webcamd.fanout.FanOut;
import org.webcamd.fanout.LoopFanOut;
import org.webcamd.rendition.Rotation;

/** A camera and the fan-outs of all its rotations. Immutable; any thread. */
public final class ServedCamera {
    private final CameraFeed feed;
    private final Map<Rotation, FanOut> fanOuts = new EnumMap<>(Rotation.class);

    /**
     * Ready to be served.
     *
     * @param feed the camera
     * @param loops all event loops that viewers may be on
     */
    public ServedCamera(CameraFeed feed, Iterable<EventExecutor> loops) {
        this.feed = feed;
        for (Rotation rotation : Rotation.values()) {
            fanOuts.put(rotation, new FanOut(feed.ring(rotation), loops));
        }
    }

    CameraFeed feed() {
        return feed;
    }

    LoopFanOut fanOut(Rotation requested, EventLoop loop) {
        return fanOuts.get(requested).on(loop);
    }
}
