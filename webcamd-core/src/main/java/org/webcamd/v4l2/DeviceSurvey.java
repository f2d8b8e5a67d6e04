package org.webcamd.v4l2;

import java.util.List;

/**
 * What was found on this machine. Immutable.
 *
 * @param cameras every device that gives pictures, by its number
 * @param problems one line for each that could not be looked at
 */
public record DeviceSurvey(List<CaptureDevice> cameras, List<String> problems) {
    /** Takes copies of the lists. */
    public DeviceSurvey {
        cameras = List.copyOf(cameras);
        problems = List.copyOf(problems);
    }
}
