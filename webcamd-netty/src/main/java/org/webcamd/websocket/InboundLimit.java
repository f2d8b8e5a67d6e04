package org.webcamd.websocket;

import java.util.concurrent.TimeUnit;

/**
 * How many messages a client may send: two for each frame that it was sent, fifty a second beside, and what it has left
 * of those. More than a client can need, and little for a server. A plain calculation without a clock.
 */
final class InboundLimit {
    private static final double MOST = 1_000;
    private static final double FIRST = 500;
    private static final double A_FRAME = 2;
    private static final double A_SECOND = 50;

    private double left = FIRST;
    private long sinceNanos;

    InboundLimit(long nowNanos) {
        sinceNanos = nowNanos;
    }

    void onFrameSent() {
        left = Math.min(MOST, left + A_FRAME);
    }

    /** One came in. */
    boolean admits(long nowNanos) {
        double seconds = (double) (nowNanos - sinceNanos) / TimeUnit.SECONDS.toNanos(1);
        sinceNanos = nowNanos;
        left = Math.min(MOST, left + A_SECOND * seconds) - 1;
        return left >= 0;
    }
}
