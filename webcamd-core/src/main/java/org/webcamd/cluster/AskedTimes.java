package org.webcamd.cluster;

/** The last questions for another machine's time, each to be answered once. Any thread. */
final class AskedTimes {
    /** One a second; an answer that takes longer says next to nothing. */
    private static final int MOST = 8;

    // Guarded by this. Zero stands for none.
    private final long[] numbers = new long[MOST];
    private int next;

    /** One more; its number is when it was asked, as {@link System#nanoTime()} counts. */
    synchronized long next() {
        long now = System.nanoTime();
        numbers[next] = now;
        next = (next + 1) % MOST;
        return now;
    }

    /** Whether there is such a question; there is not any more. */
    synchronized boolean remove(long number) {
        for (int i = 0; i < MOST; i++) {
            if (numbers[i] == number && number != 0) {
                numbers[i] = 0;
                return true;
            }
        }
        return false;
    }
}
