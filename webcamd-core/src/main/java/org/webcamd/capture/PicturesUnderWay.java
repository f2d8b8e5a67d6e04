package org.webcamd.capture;

import java.util.ArrayDeque;
import java.util.Deque;
import org.webcamd.camera.CameraMode;

/**
 * Pixels of which workers are making frames, with the mode that each was captured in: whichever view has made the first
 * frame of one, the camera has given a picture then, and of that mode. Any thread.
 */
final class PicturesUnderWay {
    /** More than there are ever at work; those that no frame could be made of are forgotten in this way. */
    private static final int MOST = 64;

    private record Taken(long sequence, CameraMode mode) {
    }

    // Guarded by this.
    private final Deque<Taken> taken = new ArrayDeque<>();

    synchronized void begin(long sequence, CameraMode mode) {
        if (taken.size() == MOST) {
            taken.remove();
        }
        taken.add(new Taken(sequence, mode));
    }

    /** The mode of a picture when the first frame of it is made; null when there was one before, and for a JPEG. */
    synchronized CameraMode made(long sequence) {
        while (!taken.isEmpty() && taken.peek().sequence() < sequence) {
            taken.remove();
        }
        return taken.isEmpty() || taken.peek().sequence() != sequence ? null : taken.remove().mode();
    }
}
