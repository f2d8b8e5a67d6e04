package org.webcamd.v4l2;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a device was found to be. Immutable.
 *
 * @param isCamera whether its pictures can simply be taken
 * @param why half a line for the user, where it gives pictures and they cannot be taken; empty otherwise
 */
public record DeviceFinding(boolean isCamera, String why) {
    static final String RECIPE = "a camera module of a Raspberry Pi is served by --camera "
        + "'module=exec:rpicam-vid -t 0 -n --codec mjpeg -o -'";

    private static final DeviceFinding CAMERA = new DeviceFinding(true, "");
    private static final DeviceFinding NONE = new DeviceFinding(false, "");

    static boolean isTaken(CaptureDevice device) {
        return !device.capability().needsMediaController() && isTaken(device.formats());
    }

    private static boolean isTaken(List<OfferedFormat> formats) {
        return formats.stream().anyMatch(format -> FormatChoice.isTaken(format.fourcc()));
    }

    static DeviceFinding of(V4l2Device device) {
        if (!device.capability().captures()) {
            return NONE;
        }
        if (device.capability().needsMediaController()) {
            return new DeviceFinding(false, "gives what a sensor sees, which libcamera makes pictures of: " + RECIPE);
        }
        List<OfferedFormat> offered = device.formats();
        if (isTaken(offered)) {
            return CAMERA;
        }
        String formats = offered.stream().map(OfferedFormat::fourcc).collect(Collectors.joining(", "));
        return formats.isEmpty() ? NONE
            : new DeviceFinding(false, "gives " + formats + " only, which cannot be taken here");
    }
}
