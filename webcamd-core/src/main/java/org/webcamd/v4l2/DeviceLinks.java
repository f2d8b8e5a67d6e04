package org.webcamd.v4l2;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.webcamd.text.ForeignText;

/**
 * The device nodes in a folder like {@code /dev}, the links to them that udev makes, and what sysfs tells of them
 * without opening one. Any thread.
 */
final class DeviceLinks {
    private final Path dev;
    private final Path sys;

    DeviceLinks(Path dev, Path sys) {
        this.dev = dev;
        this.sys = sys;
    }

    /** Every video node, by its number. */
    List<Path> nodes() {
        return sorted(dev, "video[0-9]*", Comparator.comparingInt(DeviceLinks::number));
    }

    List<Path> byId(Path node) {
        return links("by-id", node);
    }

    List<Path> byPath(Path node) {
        return links("by-path", node);
    }

    /** A link of that name. */
    Path byId(String name) {
        return dev.resolve(Paths.get("v4l", "by-id", name));
    }

    /** Which of its camera's nodes this is, or -1. */
    int index(Path node) {
        try {
            return Integer.parseInt(told(node, "index"));
        } catch (IOException | NumberFormatException unknown) {
            return -1;
        }
    }

    /** What the maker calls it, or nothing. */
    String card(Path node) {
        try {
            return told(node, "name");
        } catch (IOException unknown) {
            return "";
        }
    }

    /** Changes with each node that comes or goes. */
    Object stamp() {
        try {
            return Files.getLastModifiedTime(dev);
        } catch (IOException noFolder) {
            return "";
        }
    }

    /** All that is told of a node. */
    DeviceFacts facts(Path node) {
        Path told = sys.resolve(node.getFileName());
        Path device = real(told.resolve("device"));
        return new DeviceFacts(node, ForeignText.cleaned(card(node)), device == null ? "" : serial(device),
            port(device == null ? real(told) : device, node), index(node), isWaiting(told));
    }

    /** A USB camera is an interface, one of its device, which has the number. */
    private static String serial(Path device) {
        Path usb = Files.exists(device.resolve("idVendor")) ? device : device.getParent();
        return Files.exists(usb.resolve("idVendor")) ? ForeignText.cleaned(text(usb.resolve("serial"))) : "";
    }

    /** Buses are numbered in the order in which they were found. */
    private static String port(Path device, Path node) {
        return device == null ? node.getFileName().toString()
            : device.toString().replaceAll("/usb[0-9]+(?=/)", "/usb").replaceAll("/[0-9]+-(?=[0-9.]+(:|/|$))", "/");
    }

    /** Only v4l2loopback has these: newer ones the first, others the second. */
    private static boolean isWaiting(Path told) {
        Path state = told.resolve("state");
        if (Files.exists(state)) {
            return !text(state).equals("capture");
        }
        Path format = told.resolve("format");
        return Files.exists(format) && text(format).isEmpty();
    }

    private static Path real(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException notThere) {
            return null;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException notTold) {
            return "";
        }
    }

    private String told(Path node, String attribute) throws IOException {
        return Files.readString(sys.resolve(node.toRealPath().getFileName()).resolve(attribute)).strip();
    }

    private List<Path> links(String folder, Path node) {
        return sorted(dev.resolve("v4l").resolve(folder), "*", Comparator.naturalOrder()).stream()
            .filter(link -> isSame(link, node)).toList();
    }

    private static boolean isSame(Path link, Path node) {
        try {
            return link.toRealPath().equals(node.toRealPath());
        } catch (IOException dangling) {
            return false;
        }
    }

    private static List<Path> sorted(Path folder, String glob, Comparator<Path> order) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(found::add);
        } catch (IOException | DirectoryIteratorException notThere) {
            return List.of();
        }
        found.sort(order);
        return found;
    }

    private static int number(Path node) {
        String digits = node.getFileName().toString().replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
