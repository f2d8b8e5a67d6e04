package org.webcamd.v4l2;

import java.util.List;

/**
 * What was found on this machine. Immutable.
 *
 * @param cameras every device that gives pictures, by its number
 * @param others each device that gives none, with what it is called
 * @param problems one line for those that could not be looked at for the same reason
 */
public record DeviceSurvey(List<CaptureDevice> cameras, List<String> others, List<String> problems) {
    /** Takes copies of the lists. */
    public DeviceSurvey {
        cameras = List.copyOf(cameras);
        others = List.copyOf(others);
        problems = List.copyOf(problems);
    }

    /** Whether there is a camera whose pictures can simply be taken. */
    boolean hasCamera() {
        return cameras.stream().anyMatch(camera -> !camera.capability().needsMediaController());
    }
}
