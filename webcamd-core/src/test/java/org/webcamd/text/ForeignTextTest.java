package org.webcamd.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForeignTextTest {
    @ParameterizedTest
    @CsvSource({
        "plain text!, plain text!", "'\u001b[31mred', ?[31mred", "'a\r\nb', a??b", "'a\tb', a b",
        "'\u0000\u007f\u009b', ???", "K\u00fcche \u5eda\u623f, K\u00fcche \u5eda\u623f", "\u043a\u0443, \u043a\u0443",
        "'a\u00a0b', a b", "'\u202egnp.exe', ?gnp.exe", "'\u200b\ufeff', ??", "'\u2028x\u2029y', ?x?y",
        "'\ud83d\ude00', '\ud83d\ude00'", "'\ud83dx', ?x", "'x\ude00', x?",
        "'\ue000', ?", "'  spaces  ', '  spaces  '"})
    void whatDoesNotPrintIsShownAsAQuestionMark(String text, String shown) {
        assertEquals(shown, ForeignText.cleaned(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u001b", "\ud83d\ude00", "\u00e9"})
    void whatIsLongIsCut(String piece) {
        String shown = ForeignText.cleaned("y" + piece.repeat(100_000));
        assertTrue(shown.length() <= ForeignText.LONGEST && shown.length() >= ForeignText.LONGEST - 1, shown);
        assertTrue(shown.chars().noneMatch(Character::isISOControl), shown);
        assertTrue(shown.codePoints().noneMatch(one -> Character.getType(one) == Character.SURROGATE), shown);
    }

    @Test
    void nothingStaysNothing() {
        assertEquals("", ForeignText.cleaned(null));
        assertEquals("", ForeignText.cleaned(""));
    }
}
