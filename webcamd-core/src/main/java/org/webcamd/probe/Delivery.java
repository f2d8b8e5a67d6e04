package org.webcamd.probe;

import java.util.List;
import java.util.Optional;
import org.webcamd.camera.CameraMode;
import org.webcamd.counters.Counters;
import org.webcamd.v4l2.CaptureDevice;

/**
 * What a source delivered. Immutable.
 *
 * @param mode what was agreed, with the size that the pictures really had
 * @param openedNanos how long it took to open it
 * @param firstNanos how long it took from before the opening to the first picture, good or broken
 * @param pictures how many came, good or broken
 * @param spanNanos from the time of capture of the first to that of the last
 * @param frameBytes sizes of the good ones as they would have been served, in ascending order
 * @param counters what was broken or repaired
 * @param device who it is and how it is adjusted, without what it offers, where it is a V4L2 device that still answers
 * @param failure why it ended before its time, or null
 */
public record Delivery(CameraMode mode, long openedNanos, long firstNanos, int pictures, long spanNanos,
    List<Integer> frameBytes, Counters counters,
    Optional<CaptureDevice> device, String failure) {
    /** Takes a copy of the list. */
    public Delivery {
        frameBytes = List.copyOf(frameBytes);
    }

    /**
     * Why this is not what a server could live on.
     *
     * @return one line, or null when all is well
     */
    public String complaint() {
        return failure == null && frameBytes.isEmpty() ? "all pictures that came were broken" : failure;
    }
}
