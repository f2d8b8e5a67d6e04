package org.webcamd.v4l2;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A frame rate, or a range of rates, that a device has at one size. Immutable.
 *
 * @param lowest frames a second
 * @param highest frames a second; the same for a single rate
 */
public record RateRange(double lowest, double highest) {
    /** How much less than asked still counts as that rate: 29.97 is 30. */
    private static final double CLOSE_ENOUGH = 0.01;

    /**
     * A single rate.
     *
     * @param fps frames a second
     * @return a range of one
     */
    public static RateRange of(double fps) {
        return new RateRange(fps, fps);
    }

    /** The lowest rate that is at least the asked one, or the highest of all; the asked one when nothing is told. */
    static double nearest(List<RateRange> rates, double asked) {
        double enough = Double.MAX_VALUE;
        double highest = 0;
        for (RateRange range : rates) {
            if (range.highest >= asked * (1 - CLOSE_ENOUGH)) {
                enough = Math.min(enough, Math.max(range.lowest, Math.min(range.highest, asked)));
            }
            highest = Math.max(highest, range.highest);
        }
        if (enough < Double.MAX_VALUE) {
            return enough;
        }
        return highest > 0 ? highest : asked;
    }

    static boolean same(double fps, double other) {
        return Math.abs(fps - other) <= CLOSE_ENOUGH * other;
    }

    /** With two digits after the point at most: 30, 7.5, 29.97. */
    static String text(double fps) {
        return BigDecimal.valueOf(fps).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return lowest == highest ? text(lowest) : text(lowest) + " to " + text(highest);
    }
}
