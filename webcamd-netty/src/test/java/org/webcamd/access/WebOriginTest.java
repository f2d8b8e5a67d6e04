package org.webcamd.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebOriginTest {
    @ParameterizedTest
    @CsvSource({"http://a.local, http://a.local", "HTTP://A.Local:80, http://a.local", "https://a:443, https://a",
        "http://a:443, http://a:443", "https://a:8443, https://a:8443", "http://[::1]:8080, http://[::1]:8080",
        "http://[0::1], http://[::1]", "http://a:, http://a", "capacitor://localhost, capacitor://localhost",
        "moz-extension://d0c4-1a, moz-extension://d0c4-1a"})
    void originIsWrittenAsBrowsersDo(String text, String written) {
        assertEquals(Optional.of(written), WebOrigin.parse(text).map(WebOrigin::text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "lan", "*", "a", "a:80", "http:/a", "http://", "http://a/", "http://a/b",
        "http://a b", "http://a http://b", "http://a,http://b", "http://u@a", "://a", "1http://a", "http://*.a",
        "http://a:99999", "http://a?b", "http://a#b", "file://", "http://a\\b"})
    void whatIsNoOriginIsNone(String text) {
        assertEquals(Optional.empty(), WebOrigin.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"http://a.local/x?y#z, http://a.local", "http://a:8080, http://a:8080", "http://a?b=/c, http://a",
        "https://[::1]:1/, https://[::1]:1"})
    void addressOfAPageHasItsOrigin(String address, String origin) {
        assertEquals(Optional.of(origin), WebOrigin.ofAddress(address).map(WebOrigin::text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "about:blank", "data:text/html,http://a/", "http://cam@evil.example/",
        "http:///x"})
    void addressThatIsNoPageOfTheWebHasNone(String address) {
        assertEquals(Optional.empty(), WebOrigin.ofAddress(address));
    }

    @Test
    void extensionsAndAppsAreNotOfTheWeb() {
        assertTrue(WebOrigin.parse("https://a").orElseThrow().isOfWeb());
        assertFalse(WebOrigin.parse("chrome-extension://abcdefgh").orElseThrow().isOfWeb());
    }
}
