package org.webcamd.benchmark.reference;

/**
 * What the reference serves.
 *
 * @param port of 127.0.0.1
 * @param folder of JPEG files
 * @param fps ticks a second
 */
public record ReferenceSettings(int port, String folder, double fps) {
}
