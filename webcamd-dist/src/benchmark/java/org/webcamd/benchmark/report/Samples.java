package org.webcamd.benchmark.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** One figure, measured several times, in the order of the runs. Immutable. */
public final class Samples {
    /** Not measured. */
    public static final Samples NONE = new Samples();

    private final double[] values;

    /**
     * Keeps them.
     *
     * @param values one a run
     */
    public Samples(double... values) {
        this.values = values.clone();
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    double median() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Run by run, since what disturbs a run tends to disturb its neighbour as well. */
    Samples dividedBy(Samples others) {
        int runs = Math.min(values.length, others.values.length);
        if (Arrays.stream(others.values).anyMatch(value -> value <= 0)) {
            return NONE;
        }
        return new Samples(IntStream.range(0, runs).mapToDouble(run -> values[run] / others.values[run]).toArray());
    }

    /**
     * The median, with least and most of several runs.
     *
     * @param format of a number
     * @return for a cell
     */
    public String text(String format) {
        if (isEmpty()) {
            return "";
        }
        String median = number(format, median());
        if (values.length == 1) {
            return median;
        }
        double least = Arrays.stream(values).min().getAsDouble();
        double most = Arrays.stream(values).max().getAsDouble();
        return "%s (%s to %s)".formatted(median, number(format, least), number(format, most));
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "none";
    }
}
