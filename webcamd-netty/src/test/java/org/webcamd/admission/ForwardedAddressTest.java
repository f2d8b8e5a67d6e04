package org.webcamd.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForwardedAddressTest {
    private static final TrustedProxies PROXIES = new TrustedProxies(List.of("10.0.0.0/8", "fd00::/8"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        192.0.2.1                       | 192.0.2.1
        203.0.113.9, 192.0.2.1          | 192.0.2.1
        192.0.2.1, 10.0.0.7             | 192.0.2.1
        203.0.113.9,192.0.2.1,fd00::1, 10.0.0.7 | 192.0.2.1
        192.0.2.1:4711                  | 192.0.2.1
        2001:db8::1                     | 2001:db8::1
        [2001:db8::1]                   | 2001:db8::1
        [2001:db8::1]:4711              | 2001:db8::1
        ::ffff:192.0.2.1                | 192.0.2.1
        nonsense, 192.0.2.1             | 192.0.2.1
        """)
    void rightMostAddressThatIsNoProxyCounts(String value, String expected) throws Exception {
        assertEquals(InetAddress.getByName(expected), of("X-Forwarded-For", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ", ", "192.0.2.1,", "unknown", "_hidden", "host.example", "192.0.2.1 192.0.2.2",
        "192.0.2", "192.0.2.1:http", "192.0.2.1:123456", "[2001:db8::1", "[2001:db8::1]x", "2001:db8::1]", "10.0.0.7",
        "10.0.0.8, 10.0.0.7", "192.0.2.1, unknown, 10.0.0.7", "\"192.0.2.1\""})
    void whatIsNoAddressIsNotBelieved(String value) {
        assertNull(of("X-Forwarded-For", value));
    }

    @Test
    void longTextOfAClientHidesItFromNobody() throws Exception {
        assertEquals(InetAddress.getByName("192.0.2.1"),
            of("X-Forwarded-For", "203.0.113.9, ".repeat(5_000) + "192.0.2.1"));
        assertNull(of("X-Forwarded-For", "203.0.113.9, " + "1".repeat(5_000)));
        assertNull(of("X-Forwarded-For", "10.0.0.7" + " ".repeat(5_000)));
        assertNull(of("X-Forwarded-For", "192.0.2.1" + ", 10.0.0.7".repeat(5_000)), "no way leads through so many");
        assertNull(of("Forwarded", "for=192.0.2.1;host=" + "a".repeat(5_000)));
    }

    @Test
    void lastLineIsThatOfTheProxy() throws Exception {
        HttpHeaders headers = new DefaultHttpHeaders()
            .add("X-Forwarded-For", "203.0.113.9").add("X-Forwarded-For", "192.0.2.1")
            .add("X-Forwarded-For", "10.0.0.7");

        assertEquals(InetAddress.getByName("192.0.2.1"), ForwardedAddress.of(headers, PROXIES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        for=192.0.2.1                               | 192.0.2.1
        For=192.0.2.1;proto=https;by=10.0.0.7       | 192.0.2.1
        proto=https; for="192.0.2.1:4711"           | 192.0.2.1
        for=203.0.113.9, for="[2001:db8::1]:4711"   | 2001:db8::1
        for=192.0.2.1, for=10.0.0.7;host="a,b"      | 192.0.2.1
        for="203.0.113.9, for=192.0.2.1             | 192.0.2.1
        """)
    void standardHeaderIsReadAsWell(String value, String expected) throws Exception {
        assertEquals(InetAddress.getByName(expected), of("Forwarded", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "for", "for=", "for=unknown", "for=_x", "proto=https", "192.0.2.1", "for=\"",
        "for=192.0.2.1, proto=https", "for=\"192.0.2.1"})
    void standardHeaderWithoutAnAddressIsNotBelieved(String value) {
        assertNull(of("Forwarded", value));
    }

    @Test
    void headerThatMostProxiesWriteCounts() throws Exception {
        HttpHeaders headers = new DefaultHttpHeaders()
            .add("Forwarded", "for=203.0.113.9").add("X-Forwarded-For", "192.0.2.1");

        assertEquals(InetAddress.getByName("192.0.2.1"), ForwardedAddress.of(headers, PROXIES));
        assertNull(ForwardedAddress.of(new DefaultHttpHeaders(), PROXIES));
    }

    private static InetAddress of(String header, String value) {
        return ForwardedAddress.of(new DefaultHttpHeaders().add(header, value), PROXIES);
    }
}
