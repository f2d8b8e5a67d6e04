package org.webcamd.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CameraNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"stream", "snapshot", "info", "Controls", "STREAM"})
    void wordOfARouteIsNoNameOfACamera(String word) {
        assertEquals("the name '" + word + "' has a meaning in addresses, choose another",
            assertThrows(IllegalArgumentException.class, () -> CameraName.check(word)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a.b", "a=b", "\u00e4"})
    void whatHasToBeEncodedInAnAddressIsNoName(String name) {
        assertEquals("a name has letters, digits, _ and - only, at least one",
            assertThrows(IllegalArgumentException.class, () -> CameraName.check(name)).getMessage());
    }
}
