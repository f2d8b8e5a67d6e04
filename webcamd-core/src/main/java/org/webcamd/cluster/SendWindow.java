package org.webcamd.cluster;

import java.util.concurrent.TimeUnit;

/**
 * Whether the way to the broker is free for another frame: when the broker has taken the last one, or that was sent so
 * recently that it cannot have told so yet. So frames that wait, in the client's queue or the kernel's, do not grow old
 * there, and a far broker is not waited for after each frame. A plain rule; confined to the thread of the
 * {@link PublishLoop}.
 */
final class SendWindow {
    private static final int MOST_UNDER_WAY = 64;
    private static final long LONGEST_WAY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long MARGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Each is in the heap until the kernel has taken it. */
    private static final long MOST_BYTES = 8L << 20;

    private final long[] sentNanos = new long[MOST_UNDER_WAY];
    /** Of all up to a mark. */
    private final long[] sentBytes = new long[MOST_UNDER_WAY];
    private long sent;
    private long taken;
    private long leastNanos = LONGEST_WAY_NANOS / 2;

    /** A new connection: nothing is under way. */
    void reset() {
        taken = sent;
        leastNanos = LONGEST_WAY_NANOS / 2;
    }

    /** Something is sent now; returns the mark by which it is told that it was taken. */
    long mark(long nowNanos, int bytes) {
        long before = bytesUntil(sent);
        sent++;
        sentNanos[(int) (sent % MOST_UNDER_WAY)] = nowNanos;
        sentBytes[(int) (sent % MOST_UNDER_WAY)] = before + bytes;
        return sent;
    }

    /** The broker has taken all up to a mark. */
    void taken(long mark, long nowNanos) {
        if (mark > taken && mark <= sent) {
            taken = mark;
            leastNanos = Math.min(leastNanos, nowNanos - sentNanos[(int) (mark % MOST_UNDER_WAY)]);
        }
    }

    boolean isOpen(long nowNanos) {
        if (sent == taken) {
            return true;
        }
        long oldestNanos = sentNanos[(int) ((taken + 1) % MOST_UNDER_WAY)];
        long underWayBytes = bytesUntil(sent) - bytesUntil(taken);
        return sent - taken < MOST_UNDER_WAY && underWayBytes < MOST_BYTES
            && nowNanos - oldestNanos < 2 * leastNanos + MARGIN_NANOS;
    }

    private long bytesUntil(long mark) {
        return sentBytes[(int) (mark % MOST_UNDER_WAY)];
    }
}
