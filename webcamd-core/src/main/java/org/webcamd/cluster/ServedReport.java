package org.webcamd.cluster;

/**
 * What is to be told of a camera of another machine. Immutable.
 *
 * @param name of the camera
 * @param machine that has it
 * @param problem why there are no pictures, for people; empty where there are
 * @param layers to how many of three layers this edge listens; 0 while nobody watches
 * @param lateSeconds how much older frames are when they come than the youngest were
 * @param clockSeconds how far the other machine's clock is ahead of this one's; 0 while it is not known
 */
public record ServedReport(String name, String machine, String problem, int layers, double lateSeconds,
    double clockSeconds) {
}
