package org.webcamd.cluster;

import static java.lang.System.Logger.Level.INFO;

import java.util.concurrent.TimeUnit;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.counters.RareLine;

/**
 * How late frames of one camera come, and what is done about it: fewer of them are listened to, and when that does not
 * help the connection is made anew. Any thread, one at a time.
 */
final class Lateness {
    private static final System.Logger LOG = System.getLogger(Lateness.class.getName());
    /** Who is late again so soon after that has no backlog: the other clock was set. */
    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String camera;
    private final BrokerLink link;
    private final Counters counters;
    private final RareLine drops = new RareLine(line -> LOG.log(INFO, line));

    // Guarded by this.
    private final LeastDelay least = new LeastDelay();
    private final AgeWatch watch = new AgeWatch();
    private boolean dropped;
    private long droppedNanos;
    private boolean changed;

    private volatile long lateNanos;
    private volatile int layers = Layer.COUNT;

    Lateness(String camera, BrokerLink link, Counters counters) {
        this.camera = camera;
        this.link = link;
        this.counters = counters;
    }

    /** A frame has come; returns how late it is. */
    synchronized long onFrame(long differenceNanos, long nowNanos) {
        long late = least.late(differenceNanos, nowNanos);
        lateNanos = late;
        switch (watch.onFrame(late, nowNanos)) {
            case FEWER -> counters.increment(Counter.EDGE_LAYERS_LEFT);
            case RECONNECT -> reconnect(late, nowNanos);
            default -> {
            }
        }
        changed |= layers != watch.layers();
        layers = watch.layers();
        return late;
    }

    private void reconnect(long late, long nowNanos) {
        if (dropped && nowNanos - droppedNanos < SOON_NANOS) {
            dropped = false;
            least.reset();
            return;
        }
        dropped = true;
        droppedNanos = nowNanos;
        Session session = link.session();
        if (session != null) {
            counters.increment(Counter.EDGE_BACKLOGS_DROPPED);
            drops.happened(() -> "camera %s: frames come %.1f s late: connecting to the broker anew"
                .formatted(camera, (double) late / TimeUnit.SECONDS.toNanos(1)));
            session.drop("frames were old");
        }
    }

    /** Frames are asked for anew, or come on another connection. */
    synchronized void begin(long nowNanos) {
        watch.begin(nowNanos);
    }

    /** What was known of the other clock holds no more. */
    synchronized void forget() {
        least.reset();
    }

    /** Whether there is another number of layers to listen to than when this was last asked. */
    synchronized boolean isToBeFollowed() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** To how many layers to listen. */
    int layers() {
        return layers;
    }

    /** How late the last frame was. */
    long lateNanos() {
        return lateNanos;
    }
}
