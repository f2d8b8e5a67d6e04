package org.webcamd.camera;

import org.webcamd.settings.SettingException;

/**
 * What the user asks of a camera. A driver may settle on something else, which {@link Camera#mode()} tells.
 *
 * @param width pixels, 16 to 16384
 * @param height pixels, 16 to 16384
 * @param fps frames a second, above 0 to 1000
 * @param format which pixel format to ask for
 */
public record CameraSettings(int width, int height, double fps, CaptureFormat format) {
    /** Checks the ranges. */
    public CameraSettings {
        requireSize("width", width);
        requireSize("height", height);
        if (!(fps > 0 && fps <= 1000)) {
            throw SettingException.number("fps", fps, "above 0 and at most 1000");
        }
    }

    private static void requireSize(String key, int pixels) {
        if (pixels < 16 || pixels > 16384) {
            throw SettingException.number(key, pixels, "16 to 16384");
        }
    }
}
