package org.webcamd.adapt;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;

/**
 * The link to a viewer that acknowledges what it has shown. That a proxy has taken a frame says nothing of who is
 * behind it, so beside what the kernel tells, a frame has arrived when it was acknowledged. While acknowledgements come
 * soon, the kernel's word is enough: showing a picture takes time too, and would seem to be the link's. So would a
 * browser's that has something else to do for a moment, and the picture would get small by it: a frame that is late is
 * the link's only when those before it were, too. Confined to the channel's event loop.
 */
public final class AckedLink implements Link {
    /** Sooner than that, nothing is in the way of a frame. */
    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(70);
    /** One that is later than that tells of a slow way by itself. */
    private static final long FAR_TOO_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** Fewer in a row may be a browser's that had something else to do. */
    private static final int LATE_ONES = 3;
    /** The least time that it took to show a picture is forgotten slowly. */
    private static final double FORGOTTEN = 1.01;

    private final Link kernel;
    private int frames;
    private boolean acknowledged;
    private long acknowledgedNanos;
    private int late;
    private boolean soon = true;
    private double leastNanos = SOON_NANOS;

    /**
     * Nothing is on its way.
     *
     * @param channel of the viewer, or of the proxy in front of it
     */
    public AckedLink(Channel channel) {
        kernel = Link.of(channel);
    }

    /** A frame is being sent. */
    public void onSend() {
        frames++;
    }

    /**
     * Frames were shown.
     *
     * @param done how many are not on their way any more
     * @param ageNanos how long the oldest of them was on its way
     * @param nowNanos the time, by whichever clock, always the same
     */
    public void onAcknowledged(int done, long ageNanos, long nowNanos) {
        frames -= done;
        // One that was sent before the last one was shown has waited for that.
        long took = done == 1 && acknowledged ? Math.min(ageNanos, nowNanos - acknowledgedNanos) : ageNanos;
        late = took <= SOON_NANOS ? 0 : late + 1;
        soon = late < LATE_ONES && took <= FAR_TOO_LATE_NANOS;
        leastNanos = Math.min(SOON_NANOS, Math.min(leastNanos * FORGOTTEN, took));
        acknowledgedNanos = nowNanos;
        acknowledged = true;
    }

    @Override
    public void look() {
        kernel.look();
    }

    @Override
    public long underWay() {
        return !soon && frames > 0 ? Long.MAX_VALUE : kernel.underWay();
    }

    @Override
    public long unheard() {
        return kernel.unheard();
    }

    @Override
    public long roundTripNanos() {
        return kernel.roundTripNanos();
    }

    /** Showing it, which is not the link's. */
    @Override
    public long overheadNanos() {
        return soon ? 0 : (long) leastNanos;
    }
}
