package org.webcamd.route;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import java.util.EnumMap;
import java.util.Map;
import org.webcamd.capture.CameraFeed;
import org.webcamd.fanout.FanOut;
import org.webcamd.fanout.LoopFanOut;
import org.webcamd.mjpeg.Viewers;
import org.webcamd.wish.Rotation;

/** A camera with the fan-outs of all its rotations, and its frame rates. Any thread. */
final class ServedCamera {
    private final ReportedCamera camera;
    private final FrameRates rates;
    private final ControlDesk controls;
    private final Map<Rotation, FanOut> fanOuts = new EnumMap<>(Rotation.class);

    ServedCamera(ReportedCamera camera, Viewers viewers, Iterable<EventExecutor> loops) {
        this.camera = camera;
        rates = new FrameRates(camera.feed(), viewers);
        controls = new ControlDesk(camera.feed());
        for (Rotation rotation : Rotation.values()) {
            fanOuts.put(rotation, new FanOut(camera.feed().ring(rotation), loops));
        }
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

    LoopFanOut fanOut(Rotation requested, EventLoop loop) {
        return fanOuts.get(requested).on(loop);
    }
}
