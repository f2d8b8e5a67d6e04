package org.webcamd.camera;

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
            throw new IllegalArgumentException("fps is " + fps + ", must be above 0 and at most 1000");
        }
    }

    private static void requireSize(String name, int pixels) {
        if (pixels < 16 || pixels > 16384) {
            throw new IllegalArgumentException(name + " is " + pixels + ", must be 16 to 16384");
        }
    }
}
