package org.webcamd.websocket;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.webcamd.frame.Frame;

/** What is said in text messages, beside acknowledgements: JSON both ways. Stateless. */
final class Words {
    /** Shared by all, as Jackson wants it. */
    private static final JsonFactory FACTORY = new JsonFactory();

    private Words() {
    }

    /**
     * A camera that is asked for, or not any more.
     *
     * @param camera by its name
     * @param wish as the query of a request has it; null when the camera is to go
     */
    record Asked(String camera, String wish) {
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator to) throws IOException;
    }

    /** What the frames of a track show from now on; without a camera and its number where there is one track only. */
    static String track(String camera, int number, Frame.Kind kind, String wish) {
        return object(to -> {
            if (camera != null) {
                to.writeStringField("camera", camera);
                to.writeNumberField("number", number);
            }
            to.writeStringField("kind", kind.name().toLowerCase(Locale.ROOT));
            to.writeStringField("wish", wish);
        });
    }

    /** Why a camera is not, or no longer, to be had. */
    static String error(String camera, String reason) {
        return object(to -> {
            to.writeStringField("camera", camera);
            to.writeStringField("error", reason);
        });
    }

    private static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator to = FACTORY.createGenerator(text)) {
            to.writeStartObject();
            fields.write(to);
            to.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Reads what a client asks for: an object of two fields; null for anything else. */
    static Asked asked(String text) {
        try (JsonParser from = FACTORY.createParser(text)) {
            String camera = null;
            String wish = null;
            boolean wished = false;
            if (from.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (from.nextToken() == JsonToken.FIELD_NAME) {
                String name = from.currentName();
                JsonToken value = from.nextToken();
                if (name.equals("camera") && value == JsonToken.VALUE_STRING) {
                    camera = from.getText();
                } else if (name.equals("wish") && (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL)) {
                    wish = value == JsonToken.VALUE_NULL ? null : from.getText();
                    wished = true;
                } else {
                    return null;
                }
            }
            boolean whole = from.currentToken() == JsonToken.END_OBJECT && from.nextToken() == null;
            return whole && camera != null && wished ? new Asked(camera, wish) : null;
        } catch (IOException noJson) {
            return null;
        }
    }
}
