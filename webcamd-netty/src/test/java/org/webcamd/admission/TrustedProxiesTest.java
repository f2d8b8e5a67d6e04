package org.webcamd.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustedProxiesTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "10.0.0.0/8, 10.255.3.4", "10.1.2.3/8, 10.255.3.4", "0.0.0.0/0, 192.0.2.1",
        "::1, 0:0:0:0:0:0:0:1", "fd00::/8, fd12:3456::1", "::/0, 2001:db8::1", "192.0.2.1, ::ffff:192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1", "' 10.0.0.1', 10.0.0.1", "[::1], ::1"})
    void addressAndNetworkAreTrusted(String trusted, String address) throws Exception {
        assertTrue(new TrustedProxies(List.of("203.0.113.9", trusted)).trusts(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.2", "10.0.0.0/8, 11.0.0.1", "::/0, 192.0.2.1", "0.0.0.0/0, ::1",
        "fd00::/8, fe00::1"})
    void othersAreNot(String trusted, String address) throws Exception {
        assertFalse(new TrustedProxies(List.of(trusted)).trusts(InetAddress.getByName(address)));
        assertFalse(TrustedProxies.NONE.trusts(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/8", "localhost", "proxy.example/24", "10.0.0", "10.0.0.256", "10.0.0.0/",
        "10.0.0.0/-1", "10.0.0.0/33", "10.0.0.0/+8", "10.0.0.0/8/8", "fd00::/129", "127.0.0.1:80", "1",
        "10.0.0.0/99999999999"})
    void whatIsNoNetworkIsRefusedByName(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> new TrustedProxies(List.of(text)))
            .getMessage();

        assertTrue(message.startsWith("trusted-proxy is '" + text.strip() + "', "), message);
        assertTrue(message.contains("must be "), message);
    }

    @Test
    void sameListsAreEqual() {
        assertEquals(new TrustedProxies(List.of("::1")), new TrustedProxies(List.of("::1")));
        assertEquals(new TrustedProxies(List.of("::1")).hashCode(), new TrustedProxies(List.of("::1")).hashCode());
        assertNotEquals(new TrustedProxies(List.of("::1")), TrustedProxies.NONE);
    }

    @Test
    void shareIsAQuarterUnlessItIsGiven() {
        assertEquals(1280, ConnectionSettings.DEFAULT.shareOf(4096 + 1024));
        assertEquals(1, ConnectionSettings.DEFAULT.shareOf(3));
        assertEquals(7, new ConnectionSettings(Optional.of(7), TrustedProxies.NONE).shareOf(5120));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 200_001})
    void shareBeyondItsRangeIsRefusedByName(int share) {
        assertEquals("max-per-address is " + share + ", must be 1 to 200000",
            assertThrows(IllegalArgumentException.class,
                () -> new ConnectionSettings(Optional.of(share), TrustedProxies.NONE)).getMessage());
    }
}
