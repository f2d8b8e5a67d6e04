package org.webcamd.v4l2;

import java.nio.file.Path;
import java.util.List;
import org.webcamd.camera.Control;

/**
 * A device that gives pictures, as it was when it was looked at. Immutable.
 *
 * @param path such as /dev/video0
 * @param byId its links in {@code /dev/v4l/by-id}, which stay the same whatever its number
 * @param byPath its links in {@code /dev/v4l/by-path}, which stay the same while it is in the same port
 * @param capability who it is
 * @param formats what it offers
 * @param controls what can be adjusted, with present values
 */
public record CaptureDevice(Path path, List<Path> byId, List<Path> byPath, Capability capability,
    List<OfferedFormat> formats, List<Control> controls) {
    /** Takes copies of the lists. */
    public CaptureDevice {
        byId = List.copyOf(byId);
        byPath = List.copyOf(byPath);
        formats = List.copyOf(formats);
        controls = List.copyOf(controls);
    }
}
