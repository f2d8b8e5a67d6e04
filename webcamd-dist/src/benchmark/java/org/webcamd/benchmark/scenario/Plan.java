package org.webcamd.benchmark.scenario;

import java.util.List;
import org.webcamd.benchmark.picture.PictureSize;

/**
 * How much is measured.
 *
 * @param viewers numbers of fast viewers
 * @param runs of each case and server
 * @param seconds of a run that count
 * @param warmUpSeconds of a run that do not count; the first run of a case, of the same length, does not count at all
 * @param starts of each server
 * @param idleSeconds of one sample of a server that nobody watches
 * @param slow cases of slow viewers
 * @param sizes of pictures for slow viewers
 * @param neighbourSeconds of the one run beside many who hold frames
 */
public record Plan(List<Integer> viewers, int runs, double seconds, double warmUpSeconds, int starts,
    double idleSeconds, List<SlowCase> slow, List<PictureSize> sizes, double neighbourSeconds) {
    private static final int SLOW_VIEWERS = 20;

    /** At least one run of at least a part of a second. */
    public Plan {
        if (runs < 1 || seconds <= 0) {
            throw new IllegalArgumentException("runs and seconds must be more than 0");
        }
    }

    /**
     * All that belongs into a published table; about half an hour.
     *
     * @return the plan
     */
    public static Plan full() {
        return new Plan(List.of(1, 50, 400, 1200), 5, 5, 2, 7, 10, List.of(
            slow(500_000, 0), slow(200_000, 0), slow(50_000, 0),
            slow(500_000, 200), slow(200_000, 200), slow(50_000, 200)), List.of(PictureSize.values()), 60);
    }

    /**
     * The same shapes in less than two minutes, one run each.
     *
     * @return the plan
     */
    public static Plan quick() {
        return new Plan(List.of(1, 400, 1200), 1, 2, 1, 2, 3, List.of(slow(500_000, 200)),
            List.of(PictureSize.KB_300), 10);
    }

    /**
     * Changes what was asked for.
     *
     * @param otherViewers instead of these, or null
     * @param otherRuns instead of these, or null
     * @param otherSeconds instead of these, or null
     * @return the plan
     */
    public Plan with(List<Integer> otherViewers, Integer otherRuns, Double otherSeconds) {
        return new Plan(otherViewers == null ? viewers : List.copyOf(otherViewers),
            otherRuns == null ? runs : otherRuns, otherSeconds == null ? seconds : otherSeconds, warmUpSeconds, starts,
            idleSeconds, slow, sizes, otherSeconds == null ? neighbourSeconds : otherSeconds);
    }

    private static SlowCase slow(long bytesPerSecond, int fastBeside) {
        return new SlowCase(SLOW_VIEWERS, bytesPerSecond, fastBeside);
    }
}
