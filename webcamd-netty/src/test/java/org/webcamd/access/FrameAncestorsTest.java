package org.webcamd.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameAncestorsTest {
    @Test
    void pageThatSetsNothingMayStandAnywhere() {
        assertEquals("frame-ancestors *", directive(false, "cam.local", "lan"));
        assertEquals("frame-ancestors *", directive(false, "cam.local", "https://ha.example"));
    }

    @ParameterizedTest
    @CsvSource({"cam.local:8080, ' http://cam.local:* https://cam.local:*'",
        "10.0.0.5, ' http://10.0.0.5:* https://10.0.0.5:*'",
        "[fd00::1]:8080, ''", "'a; b', ''", "'a b', ''", "*, ''", "'', ''"})
    void pageThatSetsMayStandInThoseOfItsHost(String host, String sources) {
        assertEquals("frame-ancestors 'self'" + sources, directive(true, host, "lan"));
        assertEquals("frame-ancestors 'self'" + sources, directive(true, host, "*"));
    }

    @Test
    void pageThatSetsMayStandInThoseThatAreNamed() {
        assertEquals("frame-ancestors 'self' http://cam:* https://cam:* http://ha.local:8123 https://b",
            directive(true, "cam", "lan", "http://ha.local:8123", "https://b", "http://[::1]:80"));
    }

    private static String directive(boolean allowControl, String host, String... origins) {
        HttpHeaders request = new DefaultHttpHeaders().set("Host", host);
        return new FrameAncestors(new AccessSettings(new AllowedOrigins(List.of(origins)), List.of(), allowControl))
            .directive(request);
    }
}
