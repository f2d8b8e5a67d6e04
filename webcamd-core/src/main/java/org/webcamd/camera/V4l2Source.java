package org.webcamd.camera;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A V4L2 device by its path: {@code /dev/video0}, or a link such as {@code /dev/v4l/by-id/…}, which stays the same when
 * the number changes. Immutable.
 */
public final class V4l2Source implements Source {
    private final Path device;
    private final CameraSettings settings;

    /**
     * Names a device; nothing is opened yet.
     *
     * @param device path of a character device or a link to one
     * @param settings what to ask of it
     */
    public V4l2Source(Path device, CameraSettings settings) {
        this.device = device;
        this.settings = settings;
    }

    @Override
    public Camera open() throws CameraException {
        if (!Files.exists(device)) {
            throw new CameraException("no camera at %s (%s)".formatted(device, VideoDevices.devicesHere()));
        }
        if (!Files.isReadable(device) || !Files.isWritable(device)) {
            throw new CameraException("no permission to open %s: add this user to the group video (sudo usermod -aG "
                + "video %s) and log in again".formatted(device, System.getProperty("user.name")));
        }
        return V4l2Camera.open(device.toString(), VideoDevices.cardName(device), settings);
    }

    @Override
    public boolean isPresent() {
        return Files.exists(device);
    }

    @Override
    public String name() {
        return device.toString();
    }
}
