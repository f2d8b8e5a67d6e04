package org.webcamd.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The V4L2 devices of this machine, from {@code /dev} and {@code /sys/class/video4linux}. Stateless; any thread.
 */
final class VideoDevices {
    private static final Path DEV = Path.of("/dev");
    private static final Path SYS = Path.of("/sys/class/video4linux");

    private VideoDevices() {
    }

    /** The card name of a device, such as "HD Pro Webcam C920", or its file name when the kernel does not tell. */
    static String cardName(Path device) {
        try {
            Path node = device.toRealPath().getFileName();
            return Files.readString(SYS.resolve(node).resolve("name"), StandardCharsets.UTF_8).strip();
        } catch (IOException unknown) {
            return device.toString();
        }
    }

    /** Half a sentence for an error message: which devices there are. */
    static String devicesHere() {
        List<Path> devices = list();
        return devices.isEmpty()
            ? "no /dev/video* is here"
            : "devices here: " + devices.stream().map(VideoDevices::describe).collect(Collectors.joining(", "));
    }

    private static String describe(Path device) {
        String card = cardName(device);
        return card.equals(device.toString()) ? card : device + " (" + card + ")";
    }

    private static List<Path> list() {
        List<Path> devices = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(DEV, "video*")) {
            found.forEach(devices::add);
        } catch (IOException unreadable) {
            return List.of();
        }
        Collections.sort(devices);
        return devices;
    }
}
