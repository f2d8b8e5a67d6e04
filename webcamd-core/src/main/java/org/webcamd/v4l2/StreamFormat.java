package org.webcamd.v4l2;

/**
 * What a device is set to. Immutable.
 *
 * @param fourcc four characters such as MJPG or YUYV
 * @param width pixels
 * @param height pixels
 * @param fps frames a second; 0 when the driver does not say
 */
public record StreamFormat(String fourcc, int width, int height, double fps) {
    @Override
    public String toString() {
        return "%dx%d %s%s".formatted(width, height, fourcc, fps > 0 ? " at " + RateRange.text(fps) + "/s" : "");
    }
}
