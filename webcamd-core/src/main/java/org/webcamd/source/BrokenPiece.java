package org.webcamd.source;

import java.util.concurrent.TimeUnit;

/**
 * What is no picture, at the beginning of a window: it goes up to where a picture or a part may begin, or as far as is
 * given out at once. Confined to the thread of the stream.
 */
final class BrokenPiece {
    /** It is given out when it has about this size, */
    private static final int MOST_BYTES = 64 * 1024;
    /** or when so much time has passed. */
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private int end;
    private long beganNanos;

    /** Begins, with so many bytes that belong to it in any case. */
    void begin(int bytes, long nowNanos) {
        end = bytes;
        beganNanos = nowNanos;
    }

    /** Looks through what has come; where it is whole, it {@link #end}s. */
    boolean isWhole(StreamWindow window) {
        end = Seam.next(window, end);
        return Seam.isAt(window, end) || window.size() >= MOST_BYTES
            || window.filledNanos() - beganNanos >= LONGEST_NANOS;
    }

    /** How many bytes it has. */
    int end() {
        return end;
    }
}
