package org.webcamd.manual;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A text with places such as {@code @OPTIONS@} to be filled, which stands among the resources. Immutable. */
final class Template {
    private final String text;

    private Template(String text) {
        this.text = text;
    }

    static Template named(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Another one, with all places of that name filled. */
    Template with(String place, String filling) {
        return new Template(text.replace("@" + place + "@", filling));
    }

    @Override
    public String toString() {
        return text;
    }
}
