package org.webcamd.viewer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What the viewers of one camera on one event loop have taken: how old frames were when the kernel had taken them, and
 * how much it was. Counted for each frame and viewer, so that counting is an add to an array which nobody else writes:
 * no lock, no allocation. Any thread reads, and may see figures of slightly different moments.
 */
final class SentFrames {
    /** The upper bounds of ages; what is older than the last is counted behind it. */
    private static final long[] BOUNDS_NANOS = {
        millis(1), millis(2), millis(5), millis(10), millis(20), millis(50), millis(100), millis(200), millis(300),
        millis(500), millis(1_000), millis(2_000), millis(5_000), millis(10_000)};
    static final int BUCKETS = BOUNDS_NANOS.length + 1;

    private static final int AGE_SUM = BUCKETS;
    private static final int FRAMES = BUCKETS + 1;
    private static final int SKIPPED = BUCKETS + 2;
    private static final int BYTES = BUCKETS + 3;
    private static final int FIGURES = BUCKETS + 4;

    private final AtomicLongArray figures = new AtomicLongArray(FIGURES);

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** The upper bounds in seconds; the last is infinite. */
    static double[] boundsSeconds() {
        double[] bounds = new double[BUCKETS];
        for (int i = 0; i < BOUNDS_NANOS.length; i++) {
            bounds[i] = TimeUnit.NANOSECONDS.toMillis(BOUNDS_NANOS[i]) / 1_000.0;
        }
        bounds[BUCKETS - 1] = Double.POSITIVE_INFINITY;
        return bounds;
    }

    /** A picture of the camera was taken whole. The event loop's. */
    void taken(long ageNanos, int bytes) {
        add(bucket(ageNanos), 1);
        add(AGE_SUM, Math.max(0, ageNanos));
        taken(bytes);
    }

    /** Something else was taken whole: a card, or an old picture, whose age says nothing. The event loop's. */
    void taken(int bytes) {
        add(FRAMES, 1);
        add(BYTES, bytes);
    }

    /** So many were skipped. The event loop's. */
    void skipped(long frames) {
        add(SKIPPED, frames);
    }

    /** Most frames are young: the first bounds are tried first. */
    private static int bucket(long ageNanos) {
        int bucket = 0;
        while (bucket < BOUNDS_NANOS.length && ageNanos > BOUNDS_NANOS[bucket]) {
            bucket++;
        }
        return bucket;
    }

    /** One thread writes, so that neither a lock nor a fence is needed. */
    private void add(int figure, long amount) {
        figures.setOpaque(figure, figures.getPlain(figure) + amount);
    }

    /** Adds these figures to others. Any thread. */
    void addTo(long[] sums) {
        for (int i = 0; i < FIGURES; i++) {
            sums[i] += figures.getOpaque(i);
        }
    }

    /** The sum of all, as {@link SentFigures} wants it. */
    static SentFigures sum(Iterable<SentFrames> all) {
        long[] sums = new long[FIGURES];
        all.forEach(one -> one.addTo(sums));
        long[] buckets = new long[BUCKETS];
        System.arraycopy(sums, 0, buckets, 0, BUCKETS);
        return new SentFigures(boundsSeconds(), buckets, sums[AGE_SUM], sums[FRAMES], sums[SKIPPED], sums[BYTES]);
    }
}
