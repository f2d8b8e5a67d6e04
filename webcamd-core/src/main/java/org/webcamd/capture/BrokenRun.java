package org.webcamd.capture;

import java.util.concurrent.TimeUnit;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Rhythm;

/**
 * Pictures that are broken or too old, one after the other: a camera that gives nothing else is as good as lost. One
 * thread.
 */
final class BrokenRun {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private boolean running;
    private long sinceNanos;

    /** A picture was good, or it is begun anew. */
    void end() {
        running = false;
    }

    /**
     * One more is broken.
     *
     * @param periodNanos from picture to picture, 0 for unknown: of a slow camera more than one are waited for
     * @throws CameraException with that complaint, when it has been so for too long
     */
    void goesOn(String complaint, long periodNanos) throws CameraException {
        if (!running) {
            running = true;
            sinceNanos = System.nanoTime();
        } else if (System.nanoTime() - sinceNanos > Rhythm.silenceNanos(LONGEST_NANOS, periodNanos)) {
            throw new CameraException(complaint);
        }
    }
}
