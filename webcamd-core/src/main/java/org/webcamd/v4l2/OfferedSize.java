package org.webcamd.v4l2;

import java.util.List;

/**
 * A picture size, or a range of sizes, that a device has in one of its formats. Immutable.
 *
 * @param minWidth pixels
 * @param minHeight pixels
 * @param maxWidth pixels; the same as the least for a single size
 * @param maxHeight pixels
 * @param stepWidth pixels from one width to the next, 1 or more
 * @param stepHeight pixels from one height to the next, 1 or more
 * @param rates highest first; empty when the driver does not tell. Those of a range of sizes are those of its largest
 */
public record OfferedSize(int minWidth, int minHeight, int maxWidth, int maxHeight, int stepWidth, int stepHeight,
    List<RateRange> rates) {
    /** Takes a copy of the list. */
    public OfferedSize {
        rates = List.copyOf(rates);
        stepWidth = Math.max(1, stepWidth);
        stepHeight = Math.max(1, stepHeight);
    }

    /**
     * A single size.
     *
     * @param width pixels
     * @param height pixels
     * @param rates highest first
     * @return a range of one
     */
    public static OfferedSize of(int width, int height, List<RateRange> rates) {
        return new OfferedSize(width, height, width, height, 1, 1, rates);
    }

    /**
     * Whether there is a choice.
     *
     * @return true for a range of sizes
     */
    public boolean isRange() {
        return minWidth != maxWidth || minHeight != maxHeight;
    }

    int nearestWidth(int width) {
        return nearest(width, minWidth, maxWidth, stepWidth);
    }

    int nearestHeight(int height) {
        return nearest(height, minHeight, maxHeight, stepHeight);
    }

    private static int nearest(int asked, int min, int max, int step) {
        int inside = Math.max(min, Math.min(max, asked));
        int steps = (inside - min + step / 2) / step;
        int rounded = min + steps * step;
        return rounded > max ? rounded - step : rounded;
    }

    @Override
    public String toString() {
        if (!isRange()) {
            return minWidth + "x" + minHeight;
        }
        String steps = stepWidth == 1 && stepHeight == 1 ? "" : " in steps of " + stepWidth + "x" + stepHeight;
        return minWidth + "x" + minHeight + " to " + maxWidth + "x" + maxHeight + steps;
    }
}
