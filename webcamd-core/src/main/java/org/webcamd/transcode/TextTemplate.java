package org.webcamd.transcode;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.webcamd.settings.SettingException;

/**
 * A text with fields: those of strftime(3) that people use for dates and times, {@code {name}} of the camera and
 * {@code {fps}}. Immutable.
 */
final class TextTemplate {
    private static final Map<Character, String> DATES = new TreeMap<>(Map.ofEntries(
        Map.entry('Y', "yyyy"), Map.entry('y', "yy"), Map.entry('m', "MM"), Map.entry('d', "dd"), Map.entry('e', "d"),
        Map.entry('H', "HH"), Map.entry('I', "hh"), Map.entry('M', "mm"), Map.entry('S', "ss"), Map.entry('p', "a"),
        Map.entry('j', "DDD"), Map.entry('a', "EEE"), Map.entry('A', "EEEE"), Map.entry('b', "MMM"),
        Map.entry('B', "MMMM"), Map.entry('Z', "zzz"), Map.entry('z', "xx"), Map.entry('F', "yyyy-MM-dd"),
        Map.entry('T', "HH:mm:ss"), Map.entry('R', "HH:mm"), Map.entry('D', "MM/dd/yy")));
    private static final String NAME = "{name}";
    private static final String FPS = "{fps}";

    /** A part of the text at a moment. */
    private interface Field {
        String at(ZonedDateTime time, double fps);
    }

    private final List<Field> fields = new ArrayList<>();

    /** Of a template that was checked, for a camera. */
    TextTemplate(String template, String name) {
        String text = template.replace(NAME, name.replace("%", "%%"));
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith(FPS, i)) {
                flush(plain);
                fields.add((time, fps) -> Double.isNaN(fps) ? "-" : String.format(Locale.ROOT, "%.1f", fps));
                i += FPS.length() - 1;
            } else if (text.charAt(i) == '%' && text.charAt(i + 1) != '%') {
                flush(plain);
                DateTimeFormatter format = DateTimeFormatter.ofPattern(DATES.get(text.charAt(++i)), Locale.ENGLISH);
                fields.add((time, fps) -> format.format(time));
            } else {
                i += text.charAt(i) == '%' ? 1 : 0;
                plain.append(text.charAt(i));
            }
        }
        flush(plain);
    }

    private void flush(StringBuilder plain) {
        if (!plain.isEmpty()) {
            String text = plain.toString();
            fields.add((time, fps) -> text);
            plain.setLength(0);
        }
    }

    /** Refuses fields that there are not. */
    static void check(String template) {
        for (int i = template.indexOf('%'); i >= 0; i = template.indexOf('%', i + 2)) {
            char field = i + 1 < template.length() ? template.charAt(i + 1) : ' ';
            if (field != '%' && !DATES.containsKey(field)) {
                StringBuilder accepted = new StringBuilder();
                DATES.keySet().forEach(known -> accepted.append('%').append(known).append(' '));
                String wrong = template.substring(i, Math.min(i + 2, template.length()));
                throw SettingException.of("text",
                    " has '%s', which is no field; accepted: %s%%%% {name} {fps}".formatted(wrong, accepted));
            }
        }
    }

    /** The text at a moment, in letters that the font has. */
    String at(long epochMicros, ZoneId zone, double fps) {
        ZonedDateTime time = Instant.ofEpochSecond(Math.floorDiv(epochMicros, 1_000_000L),
            1_000L * Math.floorMod(epochMicros, 1_000_000L)).atZone(zone);
        StringBuilder text = new StringBuilder();
        fields.forEach(field -> text.append(field.at(time, fps)));
        return printable(text.toString());
    }

    /** The font has ASCII only: accents are left out. */
    private static String printable(String text) {
        return Normalizer.normalize(text.replace("\u00df", "ss"), Normalizer.Form.NFKD).replaceAll("\\p{M}", "")
            .replaceAll("[^ -~]", "?");
    }
}
