package org.webcamd.capture;

import java.time.Instant;
import org.webcamd.camera.CameraMode;

/**
 * What is to be told of a camera. Immutable: the capture thread replaces it at each change, any thread reads it.
 *
 * @param state where it is in its life
 * @param since when that began
 * @param mode what was agreed with the driver, or null before it was first opened
 * @param lastError the last thing that went wrong, in one line, or null when nothing did
 */
public record CaptureStatus(CameraState state, Instant since, CameraMode mode, String lastError) {
    /** {@return one line for a viewer: why there is no picture} */
    public String explanation() {
        return switch (state) {
            case OPENING -> "the camera is being opened";
            case LOST, STALLED -> lastError;
            default -> "the camera gave no picture in time";
        };
    }
}
