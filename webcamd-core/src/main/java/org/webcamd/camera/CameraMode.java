package org.webcamd.camera;

/**
 * What was agreed with the driver when the camera was opened.
 *
 * @param driver what drives it, for {@code /?info}
 * @param width pixels
 * @param height pixels
 * @param fps frames a second; 0 when the driver does not say
 * @param pixelFormat four characters such as MJPG or YUYV
 */
public record CameraMode(String driver, int width, int height, double fps, String pixelFormat) {
    @Override
    public String toString() {
        String rate = fps > 0 ? " at %s frames/s".formatted(fps == Math.rint(fps) ? "%.0f".formatted(fps) : fps) : "";
        return "%dx%d %s%s".formatted(width, height, pixelFormat, rate);
    }
}
