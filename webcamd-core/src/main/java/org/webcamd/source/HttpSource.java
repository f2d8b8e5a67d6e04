package org.webcamd.source;

import static java.lang.System.Logger.Level.INFO;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Source;
import org.webcamd.memory.MemoryShare;

/**
 * An IP camera or another webcamd: an MJPEG stream, or a picture that is asked for again and again. What it sends is
 * passed on byte for byte, with the time at which it says that it was taken. Some time after the last viewer has gone
 * the connection is closed, so that the other server can sleep too. Any thread; what it keeps is the cookies of the
 * server, for its next connection.
 */
final class HttpSource implements Source {
    private static final System.Logger LOG = System.getLogger(HttpSource.class.getName());

    private final HttpAddress address;
    private final double fps;
    private final StreamLimits limits;
    private final HttpCookies cookies = new HttpCookies();
    private final AtomicReference<String> lastRemark = new AtomicReference<>();

    /** With the rate at which a picture is asked for; a stream has its own. */
    HttpSource(HttpAddress address, double fps) {
        this(address, fps, StreamLimits.USUAL);
    }

    HttpSource(HttpAddress address, double fps, StreamLimits limits) {
        this.address = address;
        this.fps = fps;
        this.limits = limits;
    }

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        return StreamCamera.open(() -> start(memory), "HTTP from " + address.authority(), pictureLimit());
    }

    /** Who asks for a picture a minute can wait. */
    private Duration pictureLimit() {
        Duration threePeriods = Duration.ofNanos((long) (3 * TimeUnit.SECONDS.toNanos(1) / fps));
        return threePeriods.compareTo(limits.picture()) > 0 ? threePeriods : limits.picture();
    }

    private PicturePump start(MemoryShare memory) {
        HttpReader reader = new HttpReader(new HttpOrigin(address, limits, cookies), fps, memory, this::remark);
        return new PicturePump(address.toString(), reader, limits.rest().toNanos()).start();
    }

    /** Not again at each connection. */
    private void remark(String what) {
        if (!what.equals(lastRemark.getAndSet(what))) {
            LOG.log(INFO, what);
        }
    }

    @Override
    public String name() {
        return address.toString();
    }
}
