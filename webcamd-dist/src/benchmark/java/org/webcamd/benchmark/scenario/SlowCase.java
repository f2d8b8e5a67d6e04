package org.webcamd.benchmark.scenario;

import org.webcamd.benchmark.picture.PictureSize;

/**
 * Viewers who cannot keep up.
 *
 * @param viewers how many of them
 * @param bytesPerSecond what each can take
 * @param fastBeside viewers of the same server who can keep up
 */
public record SlowCase(int viewers, long bytesPerSecond, int fastBeside) {
    private static final int LEAST_FRAMES = 8;
    private static final int WARM_UP_FRAMES = 3;

    /** Long enough for each viewer to receive some frames. */
    Load load(PictureSize size, Plan plan) {
        double frameSeconds = (double) size.bytes() / bytesPerSecond;
        return new Load(fastBeside, viewers, bytesPerSecond, 0,
            Math.max(plan.warmUpSeconds(), WARM_UP_FRAMES * frameSeconds),
            Math.max(plan.seconds(), LEAST_FRAMES * frameSeconds));
    }

    String label(PictureSize size) {
        double frameMillis = size.bytes() * 1_000.0 / bytesPerSecond;
        String beside = fastBeside == 0 ? "" : ", %d fast beside".formatted(fastBeside);
        return "%d at %d kB/s%s (%s: %.0f ms on the way)".formatted(
            viewers, bytesPerSecond / 1_000, beside, size.label(), frameMillis);
    }
}
