package org.webcamd.v4l2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * What cameras are called that nobody has named: what the maker calls it, and the end of its serial number or else its
 * port. The name of a camera does not depend on which others there are, but for those that tell the same of
 * themselves, nor on which came first; so it is the same after each start. Pure functions; any thread.
 *
 * <pre>{@code
 *   HD Pro Webcam C920, serial number 3F9A21BF     hd-pro-webcam-c920-21bf
 *   USB Camera: USB Camera, none, in port 1.3      usb-camera-port1-3
 * }</pre>
 */
public final class StableNames {
    private static final int LONGEST_CARD = 32;
    private static final int SERIAL_DIGITS = 4;
    private static final int LONGEST_PLACE = 16;

    private StableNames() {
    }

    /**
     * Names devices.
     *
     * @param devices those that want a name
     * @param others those that have one, and may tell the same of themselves
     * @param free whether nobody is called so
     * @return a name for each, no two the same: letters, digits and dashes; in the order of the names
     */
    public static Map<DeviceFacts, String> of(Collection<DeviceFacts> devices, Collection<DeviceFacts> others,
        Predicate<String> free) {
        List<DeviceFacts> all = new ArrayList<>(devices);
        all.addAll(others);
        Map<DeviceFacts, String> names = new LinkedHashMap<>();
        devices.stream().sorted(Comparator.comparing(DeviceFacts::port).thenComparing(DeviceFacts::index))
            .forEach(device -> names.put(device, name(device, all, free.and(name -> !names.containsValue(name)))));
        return inOrderOfNames(names);
    }

    private static Map<DeviceFacts, String> inOrderOfNames(Map<DeviceFacts, String> names) {
        Map<DeviceFacts, String> sorted = new LinkedHashMap<>();
        names.entrySet().stream().sorted(Map.Entry.comparingByValue())
            .forEach(one -> sorted.put(one.getKey(), one.getValue()));
        return sorted;
    }

    private static String name(DeviceFacts device, Collection<DeviceFacts> all, Predicate<String> free) {
        for (String candidate : candidates(device)) {
            boolean ofAnother = all.stream()
                .anyMatch(other -> !other.equals(device) && candidates(other).contains(candidate));
            if (!ofAnother && free.test(candidate)) {
                return candidate;
            }
        }
        String last = candidates(device).get(candidates(device).size() - 1);
        int number = 2;
        while (!free.test(last + "-" + number)) {
            number++;
        }
        return last + "-" + number;
    }

    /** From the most telling to the one that no other has. */
    private static List<String> candidates(DeviceFacts device) {
        String card = card(device.card());
        List<String> candidates = new ArrayList<>();
        String serial = serial(device.serial());
        if (!serial.isEmpty()) {
            candidates.add(card + "-" + serial);
        }
        candidates.add(card + "-" + place(device));
        candidates.add(card + "-" + digest(device));
        return candidates;
    }

    /** Of "USB Camera: USB Came", as drivers have it, the half. */
    private static String card(String card) {
        String[] halves = card.split(": ?", 2);
        String told = halves.length == 2 && halves[0].startsWith(halves[1]) ? halves[0] : card;
        String name = shortened(words(told), LONGEST_CARD);
        return name.isEmpty() ? "camera" : name;
    }

    /** The end of it, if it is one: many makers give the same to all. */
    private static String serial(String serial) {
        String digits = words(serial).replace("-", "");
        String end = digits.substring(Math.max(0, digits.length() - SERIAL_DIGITS));
        boolean counted = "0123456789abcdef".contains(digits) || "1234567890".contains(digits);
        return counted || end.length() < SERIAL_DIGITS || end.equals("0001") || end.chars().distinct().count() == 1 ? ""
            : end;
    }

    private static String place(DeviceFacts device) {
        String ports = device.usbPorts();
        String last = device.port().substring(device.port().lastIndexOf('/') + 1);
        String place = ports.isEmpty() ? words(last) : "port" + words(ports);
        return shortened(place, LONGEST_PLACE) + (device.index() > 0 ? "-" + device.index() : "");
    }

    private static String digest(DeviceFacts device) {
        CRC32 sum = new CRC32();
        sum.update((device.serial() + '\n' + device.port() + '\n' + device.index()).getBytes(UTF_8));
        return "%08x".formatted(sum.getValue());
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** Between words where there is a place for it. */
    private static String shortened(String words, int length) {
        if (words.length() <= length) {
            return words;
        }
        int cut = words.lastIndexOf('-', length);
        return words.substring(0, cut > length / 2 ? cut : length);
    }
}
