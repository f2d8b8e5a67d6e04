package org.webcamd.transcode;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.webcamd.settings.SettingException;

/**
 * What is written into a camera's picture. Immutable.
 *
 * @param template with fields of {@link TextTemplate}; empty for nothing
 * @param position where it stands
 */
public record TextSettings(String template, Position position) {
    /** Nothing is written. */
    public static final TextSettings NONE = new TextSettings("", Position.BOTTOM_LEFT);

    private static final int LONGEST = 200;

    /** A corner of the picture. */
    public enum Position {
        /** At the top, from the left. */
        TOP_LEFT,
        /** At the top, to the right edge. */
        TOP_RIGHT,
        /** At the bottom, from the left. */
        BOTTOM_LEFT,
        /** At the bottom, to the right edge. */
        BOTTOM_RIGHT;

        /** {@return as a user writes it, such as top-left} */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * Reads a position.
         *
         * @param text as {@link #label()} gives it, in any case
         * @return the position
         * @throws SettingException for anything else
         */
        public static Position parse(String text) {
            return Arrays.stream(values()).filter(position -> position.label().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> SettingException.text("text-position", text, "one of: "
                    + Arrays.stream(values()).map(Position::label).collect(Collectors.joining(", "))));
        }

        boolean isTop() {
            return this == TOP_LEFT || this == TOP_RIGHT;
        }

        boolean isRight() {
            return this == TOP_RIGHT || this == BOTTOM_RIGHT;
        }
    }

    /** Checks length and fields. */
    public TextSettings {
        if (template.length() > LONGEST) {
            throw SettingException.of("text",
                " has %d characters, may have %d".formatted(template.length(), LONGEST));
        }
        TextTemplate.check(template);
    }

    /** {@return whether nothing is written} */
    public boolean isEmpty() {
        return template.isBlank();
    }
}
