package org.webcamd.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "-r 640x480  -f 5 | -r,640x480,-f,5", "-i \"a b\" 'c d' | -i,a b,c d", "a\\ b \"c\\\"d\" | a b,c\"d",
        "'a'\"b\"c '' | abc,", "a >/dev/null 2>&1 & | a", "a 2>file | a", "a; b | a", "a#b #c | a#b",
        "\"never ends | never ends", "* | *"})
    void wordsAreThoseOfAShell(String text, String words) {
        assertEquals(List.of(words.split(",", -1)), Words.of(text));
    }

    @Test
    void nothingHasNoWords() {
        assertEquals(List.of(), Words.of("  "));
    }

    @Test
    void variablesAreFilledInUntilTheyAreTooMuch() {
        Variables set = Variables.of(Line.of("A=1\nexport B=\"$A 2\"\nEnvironment=\"C=${B}3\"\n#D=4\nE=$E$E"));
        assertEquals("1 23 1", set.filledIn("$C ${A}$D"));
        assertEquals("", set.filledIn("$E"));
        assertEquals("", set.filledIn("$C".repeat(10_000)));
    }

    @Test
    void continuedLineIsOneAndCommentsInItAreNone() {
        assertEquals(List.of(new Line(1, "a    b   c"), new Line(5, "d"), new Line(6, "")),
            Line.joined(Line.of("a \\\n  b \\\n; no\n c\nd\n")));
    }
}
