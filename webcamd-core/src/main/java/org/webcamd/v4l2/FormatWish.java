package org.webcamd.v4l2;

/**
 * What a user asks of a camera. Immutable.
 *
 * @param width pixels
 * @param height pixels
 * @param fps frames a second
 * @param kind which pixel format
 */
public record FormatWish(int width, int height, double fps, Kind kind) {
    /** Which pixel format is wished for. */
    public enum Kind {
        /** The best there is. */
        AUTO,
        /** JPEGs that the camera makes. */
        MJPEG,
        /** Raw pixels, YUYV if there is a choice. */
        YUYV
    }

    @Override
    public String toString() {
        String format = switch (kind) {
            case AUTO -> "";
            case MJPEG -> " MJPG";
            case YUYV -> " YUYV";
        };
        return "%dx%d%s at %s/s".formatted(width, height, format, RateRange.text(fps));
    }
}
