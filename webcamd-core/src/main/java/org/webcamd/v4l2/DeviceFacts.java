package org.webcamd.v4l2;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel tells of a device without anybody opening it. Immutable.
 *
 * @param node such as /dev/video0, which may be another one next time
 * @param card what the maker calls it; empty when not told
 * @param serial what the maker numbers it by, on USB; empty for none. Cheap ones have the same, or none
 * @param port where it is plugged in, the same after each start: the kernel's path, without the numbers of buses
 * @param index which of its device's nodes it is; -1 when not known
 * @param waiting whether it is a device of programs (v4l2loopback) that none writes to now
 */
public record DeviceFacts(Path node, String card, String serial, String port, int index, boolean waiting) {
    private static final Pattern USB = Pattern.compile("([0-9.]+):[0-9]+\\.([0-9]+)$");

    /**
     * Whether it is that one, in the same port.
     *
     * @param other as it was at another time, or is
     * @return whatever the nodes are
     */
    public boolean isSame(DeviceFacts other) {
        return port.equals(other.port) && isOfTheKind(other);
    }

    /**
     * Whether it may be that one in another port, as all that it tells of itself is the same.
     *
     * @param other as it was at another time, or is
     * @return true for all of one kind that have no serial number
     */
    public boolean isOfTheKind(DeviceFacts other) {
        return card.equals(other.card) && serial.equals(other.serial) && index == other.index
            && usbInterface().equals(other.usbInterface());
    }

    /** {@return what the maker calls it, and where it is} */
    public String title() {
        return card.isEmpty() ? node.toString() : card + " at " + node;
    }

    /**
     * Whether it is no hardware: then it may begin and cease to be of use without coming or going.
     *
     * @return true for what a program writes to
     */
    public boolean isVirtual() {
        return port.contains("/devices/virtual/");
    }

    /** The numbers of the ports that lead to it, as in 1.3; empty for what is not on USB. */
    String usbPorts() {
        Matcher usb = USB.matcher(port);
        return usb.find() ? usb.group(1) : "";
    }

    /** Some cameras have several: one for infrared, say. Empty for what is not on USB. */
    String usbInterface() {
        Matcher usb = USB.matcher(port);
        return usb.find() ? usb.group(2) : "";
    }
}
