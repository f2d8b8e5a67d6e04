package org.webcamd.cluster;

import java.util.concurrent.TimeUnit;
import org.webcamd.counters.RareLine;

/**
 * One camera of the cluster at an edge: whether it is served here, and what its machine's clock shows. Confined to the
 * thread of the {@link EdgeLoop}, where nothing else is said.
 */
final class EdgeCamera {
    private static final System.Logger LOG = System.getLogger(EdgeCamera.class.getName());
    /** One that was refused may have its name free some time. */
    private static final long ASK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long FORGET_GONE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long FORGET_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final double SECONDS = 1e9;

    private final RemoteCamera remote;
    private final CameraDemand demand;
    private final RareLine clocks = new RareLine(LOG);
    private long offeredNanos = System.nanoTime() - ASK_AGAIN_NANOS;
    /** The client's thread. */
    private boolean toldClock;
    /** Guarded by this. */
    private boolean forgotten;
    private volatile boolean offering;
    private volatile boolean served;
    private volatile double aheadSeconds;

    EdgeCamera(RemoteCamera remote, Subjects subjects, long edge) {
        this.remote = remote;
        demand = new CameraDemand(subjects, remote, edge);
    }

    /** Any thread. */
    RemoteCamera remote() {
        return remote;
    }

    CameraDemand demand() {
        return demand;
    }

    /** Any thread. */
    boolean isServed() {
        return served;
    }

    /** How far its machine's clock is ahead; 0 while that is not known. Any thread. */
    double aheadSeconds() {
        return aheadSeconds;
    }

    /** Offers it to who may serve it, until that is done. */
    void offer(CameraArrivals arrivals, String cluster, long nowNanos) {
        if (!served && !offering && nowNanos - offeredNanos >= ASK_AGAIN_NANOS) {
            offering = true;
            offeredNanos = nowNanos;
            arrivals.arrived(remote.name(), new ClusterSource(remote, cluster))
                .handle((taken, fault) -> fault == null && taken).thenAccept(taken -> answered(taken, arrivals));
        }
    }

    /** The thread that starts cameras, or the loop's. */
    private synchronized void answered(boolean taken, CameraArrivals arrivals) {
        served = taken && !forgotten;
        offering = false;
        if (taken && forgotten) {
            arrivals.departed(remote.name());
        }
    }

    /** It is kept no more, and served no more. */
    synchronized void forget(CameraArrivals arrivals) {
        forgotten = true;
        demand.end();
        if (served) {
            served = false;
            arrivals.departed(remote.name());
        }
    }

    /** Another camera has its name here. */
    synchronized void displaced() {
        served = false;
    }

    /** Nothing was heard of it for so long that it is not kept. One that comes back sooner finds its viewers. */
    boolean isForgotten(long nowNanos) {
        boolean gone = remote.announced().state() == Announcement.State.GONE;
        return remote.silentNanos(nowNanos) > (gone ? FORGET_GONE_NANOS : FORGET_NANOS);
    }

    /** Its machine tells its time; the client's thread. */
    void onClock(ClockReply reply, long nowNanos) {
        ClockOffset clock = remote.onClock(reply, nowNanos);
        if (clock == null || reply.publisher() != remote.announced().publisher()) {
            return;
        }
        aheadSeconds = clock.aheadNanos(nowNanos, WallClock.micros()) / SECONDS;
        boolean differs = Math.abs(aheadSeconds) > 1 + clock.errorNanos() / SECONDS;
        if (differs && !toldClock) {
            clocks.happened(() -> ("camera %s: the clock of %s is %.1f s %s of this machine's; pictures keep its time"
                ).formatted(remote.name(), remote.announced().machine(), Math.abs(aheadSeconds),
                aheadSeconds > 0 ? "ahead" : "behind"));
        }
        toldClock = differs;
    }
}
