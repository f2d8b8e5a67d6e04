package org.webcamd.benchmark.load;

import java.time.Instant;
import java.util.List;

/** What one kind of viewers has received. Confined to the client's thread. */
final class Tally {
    /** A time stamp below this is no wall clock's but counts from the start of the machine. */
    private static final long MONOTONIC_MICROS = 1_000_000_000L * 1_000_000;

    private final Ages ages = new Ages();
    private boolean counting;
    private long frames;
    private long bytes;
    private long broken;
    private int closed;

    void startCounting() {
        counting = true;
    }

    boolean isCounting() {
        return counting;
    }

    void onFrame(long timestampMicros, boolean intact) {
        if (!intact) {
            broken++;
        }
        if (counting) {
            frames++;
            if (timestampMicros > 0) {
                ages.add(now(timestampMicros < MONOTONIC_MICROS) - timestampMicros);
            }
        }
    }

    void onBytes(long ofPictures) {
        if (counting) {
            bytes += ofPictures;
        }
    }

    void onClosed() {
        closed++;
    }

    void onBroken() {
        broken++;
    }

    long frames() {
        return frames;
    }

    long bytes() {
        return bytes;
    }

    long broken() {
        return broken;
    }

    int closed() {
        return closed;
    }

    Ages ages() {
        return ages;
    }

    static double[] sortedFps(List<Viewer> viewers, double seconds) {
        return viewers.stream().mapToDouble(viewer -> viewer.frames() / seconds).sorted().toArray();
    }

    private static long now(boolean monotonic) {
        if (monotonic) {
            return System.nanoTime() / 1_000;
        }
        Instant wall = Instant.now();
        return wall.getEpochSecond() * 1_000_000 + wall.getNano() / 1_000;
    }
}
