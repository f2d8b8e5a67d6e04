package org.webcamd.benchmark.load;

import java.util.Arrays;

/** Ages of frames, every one of them kept. Confined to the client's thread. */
final class Ages {
    private static final int FIRST_CAPACITY = 1 << 16;

    private int[] micros = new int[FIRST_CAPACITY];
    private int count;

    void add(long ageMicros) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = (int) Math.min(ageMicros, Integer.MAX_VALUE);
    }

    /** The age that this share of the frames does not exceed, 0 to 1; 0 when there are none. */
    double percentileMillis(double share) {
        if (count == 0) {
            return 0;
        }
        int[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return sorted[(int) ((count - 1) * share)] / 1_000.0;
    }
}
