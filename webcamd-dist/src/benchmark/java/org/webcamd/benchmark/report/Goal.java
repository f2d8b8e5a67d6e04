package org.webcamd.benchmark.report;

import java.util.Locale;

/**
 * What a figure is to reach. A goal that is missed is told and fails nothing.
 *
 * @param kind how to compare
 * @param limit with what
 */
public record Goal(Kind kind, double limit) {
    /** Nothing to reach. */
    public static final Goal NONE = new Goal(Kind.NONE, 0);

    /** How a figure is compared. */
    public enum Kind {
        /** Not at all. */
        NONE,
        /** With a number. */
        AT_MOST,
        /** With a number. */
        AT_LEAST,
        /** The ratio to the reference, with a number. */
        TIMES_REFERENCE
    }

    /**
     * An upper bound.
     *
     * @param limit in the figure's unit
     * @return the goal
     */
    public static Goal atMost(double limit) {
        return new Goal(Kind.AT_MOST, limit);
    }

    /**
     * A lower bound.
     *
     * @param limit in the figure's unit
     * @return the goal
     */
    public static Goal atLeast(double limit) {
        return new Goal(Kind.AT_LEAST, limit);
    }

    /**
     * An upper bound of the ratio.
     *
     * @param factor of the reference's figure
     * @return the goal
     */
    public static Goal timesReference(double factor) {
        return new Goal(Kind.TIMES_REFERENCE, factor);
    }

    /** The goal, and whether it is met. */
    String text(Samples measured, Samples ratio) {
        String bound = limit == Math.rint(limit) ? String.format(Locale.ROOT, "%.0f", limit) : Double.toString(limit);
        switch (kind) {
            case AT_MOST:
                return "at most " + bound + verdict(!measured.isEmpty() && measured.median() <= limit);
            case AT_LEAST:
                return "at least " + bound + verdict(!measured.isEmpty() && measured.median() >= limit);
            case TIMES_REFERENCE:
                return "at most " + bound + " × reference" + verdict(!ratio.isEmpty() && ratio.median() <= limit);
            default:
                return "";
        }
    }

    private static String verdict(boolean met) {
        return met ? ": met" : ": **missed**";
    }
}
