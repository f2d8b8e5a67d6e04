package org.webcamd.websocket;

/**
 * The frames of one track that are on their way: sent, and not acknowledged. Two at most, so that the second is there
 * when the first has been shown, and no third one grows old behind them. A plain calculation without a clock.
 */
final class Window {
    private static final int MOST = 2;

    private final long[] sequences = new long[MOST];
    private final long[] sentNanos = new long[MOST];
    private int count;

    boolean isFull() {
        return count == MOST;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void onSend(long sequence, long nowNanos) {
        sequences[count] = sequence;
        sentNanos[count] = nowNanos;
        count++;
    }

    /**
     * A frame was shown, and with it all before it are done with.
     *
     * @return how many were on their way until now; 0 for a frame that is not on its way
     */
    int onAcknowledged(long sequence) {
        for (int i = 0; i < count; i++) {
            if (sequences[i] == sequence) {
                int done = i + 1;
                System.arraycopy(sequences, done, sequences, 0, count - done);
                System.arraycopy(sentNanos, done, sentNanos, 0, count - done);
                count -= done;
                return done;
            }
        }
        return 0;
    }

    /** How long the oldest one has been on its way; 0 when there is none. */
    long ageNanos(long nowNanos) {
        return count == 0 ? 0 : nowNanos - sentNanos[0];
    }
}
