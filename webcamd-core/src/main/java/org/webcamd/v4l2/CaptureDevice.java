package org.webcamd.v4l2;

import java.nio.file.Path;
import java.util.List;
import org.webcamd.camera.Control;

/**
 * A device that gives pictures, as it was when it was looked at. Immutable.
 *
 * @param name what it is called where nobody has named it, by {@link StableNames}; empty where that is not known
 * @param path such as /dev/video0
 * @param byId its links in {@code /dev/v4l/by-id}, which stay the same whatever its number
 * @param byPath its links in {@code /dev/v4l/by-path}, which stay the same while it is in the same port
 * @param capability who it is
 * @param formats what it offers
 * @param controls what can be adjusted, with present values
 */
public record CaptureDevice(String name, Path path, List<Path> byId, List<Path> byPath, Capability capability,
    List<OfferedFormat> formats, List<Control> controls) {
    /** Takes copies of the lists. */
    public CaptureDevice {
        byId = List.copyOf(byId);
        byPath = List.copyOf(byPath);
        formats = List.copyOf(formats);
        controls = List.copyOf(controls);
    }

    /**
     * Of which only itself has been looked at.
     *
     * @param path such as /dev/video0
     * @param byId its links in {@code /dev/v4l/by-id}
     * @param byPath its links in {@code /dev/v4l/by-path}
     * @param capability who it is
     * @param formats what it offers
     * @param controls what can be adjusted
     */
    public CaptureDevice(Path path, List<Path> byId, List<Path> byPath, Capability capability,
        List<OfferedFormat> formats, List<Control> controls) {
        this("", path, byId, byPath, capability, formats, controls);
    }

    CaptureDevice named(String itsName) {
        return new CaptureDevice(itsName, path, byId, byPath, capability, formats, controls);
    }
}
