package org.webcamd.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlType;
import org.webcamd.camera.MenuItem;
import org.webcamd.site.ServedCamera;

/** What clients of mjpg-streamer ask, and the documents that they expect, where all values are texts. Stateless. */
final class MjpgStreamer {
    /** Clients such as Octolapse adjust no camera of a server that does not begin so. */
    static final String PRODUCT = "MJPG-Streamer/0.2";
    /** Of a command that is for no control: it asks whether commands are taken. */
    static final String NO_CONTROL = "-1";
    /** A command for an input, and a group of controls: those of the driver. */
    static final String INPUT = "0";
    static final String DRIVER_CONTROL = "1";

    // Of videodev2.h.
    private static final int FLAG_READ_ONLY = 0x4;
    private static final int FLAG_INACTIVE = 0x10;
    private static final int FLAG_WRITE_ONLY = 0x40;

    private MjpgStreamer() {
    }

    /** Tells whether an address is in its words, and not in those that others have as well. */
    static boolean isMeant(RequestTarget target) {
        return target.value("action") != null || target.lastSegment().endsWith(".json");
    }

    /** {@code input_0.json}: what can be adjusted, and how the picture is now. */
    static void writeInput(JsonGenerator to, CameraMode mode, List<Control> controls) throws IOException {
        to.writeStartObject();
        to.writeArrayFieldStart("controls");
        for (Control control : controls) {
            write(to, control);
        }
        to.writeEndArray();
        to.writeArrayFieldStart("formats");
        if (mode != null) {
            write(to, mode);
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private static void write(JsonGenerator to, Control control) throws IOException {
        to.writeStartObject();
        to.writeStringField("name", control.label());
        to.writeStringField("id", Integer.toUnsignedString(control.id()));
        to.writeStringField("type", Integer.toString(code(control.type())));
        to.writeStringField("min", Integer.toString(control.minimum()));
        to.writeStringField("max", text(control, control.maximum()));
        to.writeStringField("step", Integer.toString(control.step()));
        to.writeStringField("default", text(control, control.initial()));
        to.writeStringField("value", control.value() == null ? "0" : text(control, control.value()));
        to.writeStringField("dest", INPUT);
        to.writeStringField("flags", Integer.toString(flags(control)));
        to.writeStringField("group", DRIVER_CONTROL);
        if (!control.menu().isEmpty()) {
            to.writeObjectFieldStart("menu");
            for (MenuItem item : control.menu()) {
                to.writeStringField(Integer.toString(item.index()), item.label());
            }
            to.writeEndObject();
        }
        to.writeEndObject();
    }

    /** Bits are no number that may be below zero. */
    private static String text(Control control, int value) {
        return control.type() == ControlType.BITMASK ? Integer.toUnsignedString(value) : Integer.toString(value);
    }

    /** {@code enum v4l2_ctrl_type}. */
    private static int code(ControlType type) {
        return switch (type) {
            case INTEGER -> 1;
            case BOOLEAN -> 2;
            case MENU -> 3;
            case BUTTON -> 4;
            case BITMASK -> 8;
            case INTEGER_MENU -> 9;
        };
    }

    private static int flags(Control control) {
        return (control.readOnly() ? FLAG_READ_ONLY : 0) | (control.inactive() ? FLAG_INACTIVE : 0)
            | (control.value() == null ? FLAG_WRITE_ONLY : 0);
    }

    /** It is not changed from here, so there is but one to choose. */
    private static void write(JsonGenerator to, CameraMode mode) throws IOException {
        boolean compressed = mode.pixelFormat().toUpperCase(Locale.ROOT).endsWith("JPG")
            || mode.pixelFormat().equalsIgnoreCase("JPEG");
        to.writeStartObject();
        to.writeStringField("id", "0");
        to.writeStringField("name", mode.pixelFormat());
        to.writeStringField("compressed", Boolean.toString(compressed));
        to.writeStringField("emulated", "false");
        to.writeStringField("current", "true");
        to.writeObjectFieldStart("resolutions");
        to.writeStringField("0", mode.width() + "x" + mode.height());
        to.writeEndObject();
        to.writeStringField("currentResolution", "0");
        to.writeEndObject();
    }

    /** {@code output_0.json}: nothing of it can be adjusted. */
    static void writeOutput(JsonGenerator to) throws IOException {
        to.writeStartObject();
        to.writeArrayFieldStart("controls");
        to.writeEndArray();
        to.writeEndObject();
    }

    /** {@code program.json}: each camera with the number by which commands name it, and the one way out. */
    static void writeProgram(JsonGenerator to, List<ServedCamera> all, List<ServedCamera> seen) throws IOException {
        to.writeStartObject();
        to.writeArrayFieldStart("inputs");
        for (ServedCamera camera : seen) {
            writePlugin(to, all.indexOf(camera), camera.name());
        }
        to.writeEndArray();
        to.writeArrayFieldStart("outputs");
        writePlugin(to, 0, "HTTP");
        to.writeEndArray();
        to.writeEndObject();
    }

    private static void writePlugin(JsonGenerator to, int number, String name) throws IOException {
        to.writeStartObject();
        to.writeStringField("id", Integer.toString(number));
        to.writeStringField("name", name);
        to.writeStringField("plugin", "webcamd");
        to.writeStringField("args", "");
        to.writeEndObject();
    }
}
