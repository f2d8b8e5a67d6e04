package org.webcamd.transcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.settings.SettingException;
import org.webcamd.transcode.TextSettings.Position;

final class TextTemplateTest {
    private static final long MOMENT = 1_700_000_000_123_456L;

    @ParameterizedTest
    @CsvSource({
        "'%Y-%m-%d %H:%M:%S', '2023-11-14 23:13:20'",
        "'%F %T', '2023-11-14 23:13:20'",
        "'%a %e %b, %R %Z', 'Tue 14 Nov, 23:13 CET'",
        "'%I:%M %p, day %j', '11:13 PM, day 318'",
        "'100 %% of {name} at {fps}/s', '100 % of bed at 29.9/s'",
        "'{other} {', '{other} {'",
        "'', ''"})
    void fieldsAreFilled(String template, String expected) {
        assertEquals(expected, at(template, "bed"));
    }

    /** The font has no others. */
    @ParameterizedTest
    @CsvSource({"Küche, Kuche", "Straße, Strasse", "Œuvre 東, ?uvre ?", "50 %n°, 50 %n?"})
    void lettersAreThoseThatThereAre(String text, String expected) {
        assertEquals(expected, at(text.replace("%", "%%"), "bed"));
    }

    @Test
    void nameIsNoTemplate() {
        assertEquals("100%Y", at("{name}", "100%Y"));
    }

    @ParameterizedTest
    @CsvSource({"%q, %q", "abc %, %", "%Y %1, %1", "'% Y', '% '"})
    void otherFieldsAreRefusedWithThoseThatThereAre(String template, String wrong) {
        assertEquals("text has '" + wrong + "', which is no field; accepted: %A %B %D %F %H %I %M %R %S %T %Y %Z %a %b "
            + "%d %e %j %m %p %y %z %% {name} {fps}",
            assertThrows(SettingException.class, () -> new TextSettings(template, Position.TOP_LEFT)).getMessage());
    }

    @Test
    void textHasItsLimit() {
        assertEquals("text has 201 characters, may have 200", assertThrows(SettingException.class,
            () -> new TextSettings("x".repeat(201), Position.TOP_LEFT)).getMessage());
    }

    @Test
    void positionIsOneOfFour() {
        assertEquals(Position.TOP_RIGHT, Position.parse("Top-Right"));
        assertEquals("text-position is 'middle', must be one of: top-left, top-right, bottom-left, bottom-right",
            assertThrows(SettingException.class, () -> Position.parse("middle")).getMessage());
    }

    private static String at(String template, String name) {
        return new TextTemplate(template, name).at(MOMENT, ZoneId.of("Europe/Berlin"), 29.94);
    }
}
