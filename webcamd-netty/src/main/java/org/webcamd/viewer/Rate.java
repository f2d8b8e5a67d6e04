package org.webcamd.viewer;

import java.util.StringJoiner;

/**
 * How much a viewer wants at most. Immutable.
 *
 * @param fps frames a second, {@value #LEAST_FPS} to {@value #MOST_FPS}, or 0 for any number
 * @param kbps kilobits a second, {@value #LEAST_KBPS} to {@value #MOST_KBPS}, or 0 for any number
 */
public record Rate(double fps, int kbps) {
    /** Slower than that is asked for as single pictures. */
    public static final double LEAST_FPS = 0.1;
    /** The fastest that cameras may be. */
    public static final double MOST_FPS = 1000;
    /** A kilobyte a second. */
    public static final int LEAST_KBPS = 8;
    /** A gigabit a second. */
    public static final int MOST_KBPS = 1_000_000;

    /** Whatever comes. */
    public static final Rate ANY = new Rate(0, 0);

    /** Checks the ranges. */
    public Rate {
        boolean noFps = fps != 0 && !(fps >= LEAST_FPS && fps <= MOST_FPS);
        if (noFps || kbps != 0 && (kbps < LEAST_KBPS || kbps > MOST_KBPS)) {
            throw new IllegalArgumentException("no rate: %s fps, %d kbps".formatted(fps, kbps));
        }
    }

    /** {@return what to ask for, as the query of a request has it: {@code fps=5&kbps=400}; empty for any} */
    public String query() {
        StringJoiner items = new StringJoiner("&");
        if (fps > 0) {
            items.add("fps=" + (fps == Math.rint(fps) ? Long.toString((long) fps) : Double.toString(fps)));
        }
        if (kbps > 0) {
            items.add("kbps=" + kbps);
        }
        return items.toString();
    }
}
