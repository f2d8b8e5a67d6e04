package org.webcamd.benchmark.wish;

/**
 * What one wish costs.
 *
 * @param wish as a request has it
 * @param way how webcamd has made the newest frame
 * @param cpuMillis processor time of webcamd a frame, median
 * @param millis time of webcamd a frame, median
 * @param turboMillis processor time of libturbojpeg alone, median; 0 where it cannot do it
 * @param openCvMillis processor time of OpenCV alone, median
 * @param faults pages that webcamd has asked the system for, a frame
 * @param bytes of the newest frame
 */
public record WishCost(String wish, String way, double cpuMillis, double millis, double turboMillis,
    double openCvMillis, double faults, long bytes) {
}
