package org.webcamd.v4l2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.webcamd.text.ForeignText;

/**
 * What kind of machine this is, as far as it tells why a camera is not seen. Read from files, nothing is opened.
 * Immutable.
 *
 * @param container whether devices are seen only when the container was given them
 * @param virtual whether devices are seen only when the virtual machine was given them
 * @param raspberryPi whether a camera may be one that only libcamera gives pictures of
 * @param usbCameras what the makers call the USB cameras that are plugged in, with a driver or without
 */
record Surroundings(boolean container, boolean virtual, boolean raspberryPi, List<String> usbCameras) {
    private static final String VIDEO_CLASS = "0e";
    /** Enough to tell by; a hub may have more. */
    private static final int MOST_CAMERAS = 3;
    private static final List<String> CONTAINER_MARKS =
        List.of(".dockerenv", "run/.containerenv", "run/systemd/container");
    private static final List<String> VIRTUAL_MAKERS =
        List.of("qemu", "kvm", "vmware", "innotek", "virtualbox", "parallels", "xen", "bochs");

    Surroundings {
        usbCameras = List.copyOf(usbCameras);
    }

    static Surroundings ofThisMachine() {
        return in(Path.of("/"));
    }

    /** Of a machine whose root folder that is. */
    static Surroundings in(Path root) {
        return new Surroundings(
            CONTAINER_MARKS.stream().anyMatch(mark -> Files.exists(root.resolve(mark))),
            isVirtual(root),
            text(root.resolve("proc/device-tree/model")).startsWith("Raspberry Pi"),
            usbCameras(root.resolve("sys/bus/usb/devices")));
    }

    private static boolean isVirtual(Path root) {
        Path dmi = root.resolve("sys/class/dmi/id");
        String maker =
            (text(dmi.resolve("sys_vendor")) + " " + text(dmi.resolve("product_name"))).toLowerCase(Locale.ROOT);
        return VIRTUAL_MAKERS.stream().anyMatch(maker::contains)
            || maker.contains("microsoft") && maker.contains("virtual machine")
            || text(root.resolve("proc/sys/kernel/osrelease")).contains("microsoft");
    }

    /** Interfaces have names such as 1-1.2:1.0, those of the device 1-1.2. */
    private static List<String> usbCameras(Path devices) {
        List<String> cameras = new ArrayList<>();
        try (DirectoryStream<Path> interfaces = Files.newDirectoryStream(devices, "*:*")) {
            for (Path each : interfaces) {
                String name = each.getFileName().toString();
                String camera = nameOf(devices.resolve(name.substring(0, name.indexOf(':'))));
                if (cameras.size() < MOST_CAMERAS && text(each.resolve("bInterfaceClass")).equals(VIDEO_CLASS)
                    && !cameras.contains(camera)) {
                    cameras.add(camera);
                }
            }
        } catch (IOException | DirectoryIteratorException noUsb) {
            return cameras;
        }
        return cameras;
    }

    private static String nameOf(Path device) {
        String name = text(device.resolve("product"));
        return name.isEmpty() ? text(device.resolve("idVendor")) + ":" + text(device.resolve("idProduct")) : name;
    }

    /** Of a small file; nothing where there is none. Texts of a device tree end in a zero. */
    private static String text(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return ForeignText.cleaned(text.replace("\0", "").strip());
        } catch (IOException notTold) {
            return "";
        }
    }
}
