package org.webcamd.source;

import static java.lang.System.Logger.Level.INFO;

import java.util.concurrent.atomic.AtomicReference;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.Source;
import org.webcamd.counters.RareLine;
import org.webcamd.memory.MemoryShare;

/**
 * An IP camera or another webcamd: an MJPEG stream, or a picture that is asked for again and again. What it sends is
 * passed on byte for byte, with the time at which it says that it was taken. Some time after the last viewer has gone
 * the connection is closed, so that the other server can sleep too. Any thread; what it keeps is the cookies of the
 * server, for its next connection.
 */
final class HttpSource implements Source {
    private static final System.Logger LOG = System.getLogger(HttpSource.class.getName());
    private static final int MOST_REMARKS = 3;

    private final HttpAddress address;
    private final double fps;
    private final StreamLimits limits;
    private final Patience patience;
    private final HttpCookies cookies = new HttpCookies();
    private final RareLine remarks = new RareLine(line -> LOG.log(INFO, line), MOST_REMARKS);
    private final AtomicReference<String> lastRemark = new AtomicReference<>();

    /** With the rate at which a picture is asked for; a stream has its own. */
    HttpSource(HttpAddress address, CameraSettings settings) {
        this(address, settings.fps(), StreamLimits.USUAL, Patience.of(settings));
    }

    HttpSource(HttpAddress address, double fps, StreamLimits limits, Patience patience) {
        this.address = address;
        this.fps = fps;
        this.limits = limits;
        this.patience = patience;
    }

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        return StreamCamera.open(() -> start(memory), "HTTP from " + address.authority(), patience);
    }

    private PicturePump start(MemoryShare memory) {
        HttpOrigin origin = new HttpOrigin(address, limits.patient(patience), cookies);
        HttpReader reader = new HttpReader(origin, fps, memory, this::remark);
        return new PicturePump(address.toString(), reader, limits.rest().toNanos()).start();
    }

    /** Not again at each connection, and a few times a minute where two take turns. */
    private void remark(String what) {
        if (!what.equals(lastRemark.getAndSet(what))) {
            remarks.happened(() -> what);
        }
    }

    @Override
    public long patienceNanos() {
        return patience.limitNanos();
    }

    @Override
    public String name() {
        return address.toString();
    }
}
