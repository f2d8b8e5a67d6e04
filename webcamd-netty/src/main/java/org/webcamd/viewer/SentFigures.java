package org.webcamd.viewer;

/**
 * What all viewers of one camera have taken since it is served, those that have gone included. A copy, for whoever
 * asked.
 *
 * @param ageBoundsSeconds the upper bounds of ages, ascending, the last one infinite
 * @param ages how many pictures were older than the bound before and not older than this one, when they were taken
 * @param ageNanos the ages of all of them together
 * @param frames frames taken whole, cards and old pictures included
 * @param skipped frames that viewers skipped because newer ones were there
 * @param bytes of the parts that were taken whole
 */
public record SentFigures(double[] ageBoundsSeconds, long[] ages, long ageNanos, long frames, long skipped,
    long bytes) {
}
