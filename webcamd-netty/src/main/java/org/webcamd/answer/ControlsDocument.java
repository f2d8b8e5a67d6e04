package org.webcamd.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.webcamd.camera.Control;
import org.webcamd.camera.MenuItem;

/** The document behind {@code /?controls}. Stateless; any thread. */
final class ControlsDocument {
    private ControlsDocument() {
    }

    static void write(JsonGenerator to, String camera, List<Control> controls) throws IOException {
        to.writeStartObject();
        to.writeStringField("camera", camera);
        to.writeArrayFieldStart("controls");
        for (Control control : controls) {
            write(to, control);
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private static void write(JsonGenerator to, Control control) throws IOException {
        to.writeStartObject();
        to.writeStringField("name", control.name());
        to.writeNumberField("id", Integer.toUnsignedLong(control.id()));
        to.writeStringField("type", control.type().name().toLowerCase(Locale.ROOT));
        if (control.value() != null) {
            to.writeNumberField("value", control.value());
        }
        to.writeNumberField("min", control.minimum());
        to.writeNumberField("max", control.maximum());
        to.writeNumberField("step", control.step());
        to.writeNumberField("default", control.initial());
        to.writeBooleanField("inactive", control.inactive());
        to.writeBooleanField("readOnly", control.readOnly());
        if (!control.menu().isEmpty()) {
            to.writeArrayFieldStart("menu");
            for (MenuItem item : control.menu()) {
                to.writeStartObject();
                to.writeNumberField("value", item.index());
                to.writeStringField("name", item.name());
                to.writeEndObject();
            }
            to.writeEndArray();
        }
        to.writeEndObject();
    }
}
