package org.webcamd.adapt;

import java.util.ArrayList;
import java.util.List;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Size;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/**
 * The renditions that a viewer may be given in place of what it asked for, from the largest to the smallest. Sides are
 * halved, since such pictures are decoded at that size at little cost. Equal for all who ask for the same, so that they
 * share them. Immutable.
 *
 * @param steps the first is what was asked for, with the camera's own bytes where nothing was
 * @param shares how many bytes a picture of each step is thought to have, as part of one of the first, before any was
 *     seen
 * @param patience for how much longer a picture of each step may be on its way: a small one is worth waiting for rather
 *     than one that is smaller still
 */
record Ladder(List<Wish> steps, List<Double> shares, List<Double> patience) {
    /** No side that is the longer one gets smaller than that. */
    private static final int LEAST_SIDE = 160;
    private static final int FULL_SIZE_QUALITY = 60;
    private static final int GOOD_QUALITY = 75;
    private static final int POOR_QUALITY = 50;
    private static final int SMALL_QUALITY = 35;
    /** As measured on pictures of cameras: what a JPEG loses with its sides halved, and with its quality. */
    private static final double HALVED = 0.32;
    private static final double OF_FULL_SIZE = 0.55;
    private static final double OF_GOOD = 0.75;
    private static final double OF_POOR = 0.45;
    private static final double OF_SMALL = 0.35;
    /** At less than half the sides. */
    private static final double PATIENCE_FOR_SMALL = 1.5;

    /**
     * The ladder of one picture.
     *
     * @param asked what the viewer asked for
     * @param size that the picture has
     */
    static Ladder of(Wish asked, Size size) {
        Builder ladder = new Builder(asked, size);
        ladder.add(1, FULL_SIZE_QUALITY, OF_FULL_SIZE);
        int longer = Math.max(size.width(), size.height());
        double share = HALVED;
        for (int divisor = 2; longer / divisor >= LEAST_SIDE; divisor *= 2) {
            ladder.add(divisor, GOOD_QUALITY, share * OF_GOOD);
            ladder.add(divisor, POOR_QUALITY, share * OF_POOR);
            share *= HALVED;
        }
        if (longer / 2 < LEAST_SIDE) {
            ladder.add(1, SMALL_QUALITY, OF_SMALL);
        }
        return new Ladder(List.copyOf(ladder.steps), List.copyOf(ladder.shares), List.copyOf(ladder.patience));
    }

    int last() {
        return steps.size() - 1;
    }

    /** Confined to one call. */
    private static final class Builder {
        private final Wish asked;
        private final Size size;
        private final List<Wish> steps = new ArrayList<>();
        private final List<Double> shares = new ArrayList<>();
        private final List<Double> patience = new ArrayList<>();

        Builder(Wish asked, Size size) {
            this.asked = asked;
            this.size = size;
            steps.add(asked);
            shares.add(1.0);
            patience.add(1.0);
        }

        /** Unless it is what was asked for anyway. */
        void add(int divisor, int quality, double share) {
            int kept = asked.quality() == Wish.ANY_QUALITY ? quality : Math.min(quality, asked.quality());
            Wish step = asked.then(new Wish(Orientation.UPRIGHT, bounds(divisor), kept, Text.AS_IS));
            if (!steps.contains(step)) {
                steps.add(step);
                shares.add(share);
                patience.add(divisor > 2 ? PATIENCE_FOR_SMALL : 1.0);
            }
        }

        private Bounds bounds(int divisor) {
            if (divisor == 1) {
                return Bounds.NONE;
            }
            return size.width() >= size.height() ? new Bounds(size.width() / divisor, Bounds.FREE)
                : new Bounds(Bounds.FREE, size.height() / divisor);
        }
    }
}
