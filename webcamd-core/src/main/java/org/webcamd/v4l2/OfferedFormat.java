package org.webcamd.v4l2;

import java.util.List;

/**
 * A pixel format that a device has. Immutable.
 *
 * @param fourcc four characters such as MJPG or YUYV
 * @param description the driver's words
 * @param sizes in the driver's order; empty when it does not tell
 */
public record OfferedFormat(String fourcc, String description, List<OfferedSize> sizes) {
    /** Takes a copy of the list. */
    public OfferedFormat {
        sizes = List.copyOf(sizes);
    }

    /**
     * Whether its pictures are JPEGs.
     *
     * @return true for what can be passed through
     */
    public boolean isJpeg() {
        return FormatChoice.isJpeg(fourcc);
    }
}
