package org.webcamd.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.text.ForeignText;

/**
 * A camera of another server: what it is to be here, and what is to be said about that. Confined to one thread.
 */
final class ImportedCamera {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})[xX]([0-9]{1,5})");
    private static final Map<String, String> NAMED_SIZES = Map.ofEntries(Map.entry("QQVGA", "160x120"),
        Map.entry("QCIF", "176x144"), Map.entry("CGA", "320x200"), Map.entry("QVGA", "320x240"),
        Map.entry("CIF", "352x288"), Map.entry("PAL", "720x576"), Map.entry("VGA", "640x480"),
        Map.entry("SVGA", "800x600"), Map.entry("XGA", "1024x768"), Map.entry("HD", "1280x720"),
        Map.entry("SXGA", "1280x1024"), Map.entry("UXGA", "1600x1200"), Map.entry("FHD", "1920x1080"));

    private final Draft server;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> controls = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private String name;
    private String source;
    private boolean named = true;
    private boolean automatic;
    private Integer port;
    private int line;

    ImportedCamera(Draft server, String name) {
        this.server = server;
        this.name = name;
    }

    /** From here on, notes are about that line. */
    void at(int number) {
        line = number;
    }

    /** What all cameras have in common. */
    Draft server() {
        return server;
    }

    String name() {
        return name;
    }

    void name(String other) {
        name = other;
    }

    String source() {
        return source;
    }

    void source(String text) {
        source = text;
    }

    /** Whether it is whatever is plugged in, in place of a source. */
    boolean isAutomatic() {
        return automatic;
    }

    /** No device was named: the first one is meant. */
    void deviceByDefault() {
        source = "/dev/video0";
        named = false;
    }

    /** It may be any camera, and is whatever is plugged in, unless a device was named. */
    void beAutomatic() {
        automatic = !named;
    }

    /** What was found by its path, or, by some, by its number. */
    void device(String text) {
        if (text.matches("/[^\"\\p{Cntrl}]{1,500}|[0-9]{1,3}")) {
            source = text;
        } else {
            note("'%s' is no device such as /dev/video0: left out".formatted(ForeignText.cleaned(text)));
        }
    }

    Integer port() {
        return port;
    }

    /** Where it was served; a port that cannot be one is noted. */
    void port(String text) {
        String number = checked("port", text, 1, 65_535);
        port = number == null ? port : Integer.valueOf(number);
    }

    Map<String, String> settings() {
        return settings;
    }

    Map<String, String> controls() {
        return controls;
    }

    List<String> notes() {
        return notes;
    }

    void set(String option, String value) {
        settings.put(option, value);
    }

    /** What is only known now, if nothing was said of it. */
    void setIfAbsent(String option, String value) {
        settings.putIfAbsent(option, value);
    }

    /** A number in the range that the option has here; another is noted. */
    void set(String option, String text, long least, long most) {
        String number = checked(option, text, least, most);
        if (number != null) {
            set(option, number);
        }
    }

    /** The same of an option that is for all. */
    void setForAll(String option, String text, long least, long most) {
        String number = checked(option, text, least, most);
        if (number != null) {
            server.option(option, number);
        }
    }

    private String checked(String option, String text, long least, long most) {
        String plain = text.strip().replaceFirst("^0+(?=[0-9])", "");
        if (plain.matches("[0-9]{1,9}") && Long.parseLong(plain) >= least && Long.parseLong(plain) <= most) {
            return plain;
        }
        note("'%s' is no %s of %d to %d: left out".formatted(ForeignText.cleaned(text), option, least, most));
        return null;
    }

    /** {@code 1280x720}, or one of mjpg-streamer's names of sizes. */
    void size(String text) {
        Matcher size = SIZE.matcher(NAMED_SIZES.getOrDefault(text.strip(), text.strip()));
        if (size.matches()) {
            set("width", size.group(1), 16, 16_384);
            set("height", size.group(2), 16, 16_384);
        } else {
            note("'%s' is no size such as 1280x720: left out".formatted(ForeignText.cleaned(text)));
        }
    }

    /** Something of the driver's; set each time that the device is opened. */
    void control(String control, String value) {
        String plain = value.strip();
        if (control.matches("[A-Za-z0-9_-]{1,64}") && plain.matches("-?[A-Za-z0-9_.-]{1,64}")) {
            controls.put(control, plain);
        } else {
            note("'%s' is no value of the control %s: left out".formatted(ForeignText.cleaned(value),
                ForeignText.cleaned(control)));
        }
    }

    /** {@code brightness=10,focus_auto=0}, as v4l2-ctl takes it. */
    void controls(String text) {
        for (String one : text.split(",")) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                control(one.substring(0, equals).strip(), one.substring(equals + 1));
            } else if (!one.isBlank()) {
                note("'%s' is no control such as brightness=128: left out".formatted(ForeignText.cleaned(one)));
            }
        }
    }

    /** Something that an owner should know. */
    void note(String text) {
        if (notes.size() < Draft.MOST_NOTES) {
            notes.add(line > 0 ? "line %d: %s".formatted(line, text) : text);
        }
    }
}
