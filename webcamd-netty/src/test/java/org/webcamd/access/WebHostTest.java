package org.webcamd.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebHostTest {
    @ParameterizedTest
    @CsvSource({"cam.local, cam.local", "CAM.Local:8080, cam.local", "cam.local., cam.local",
        "cam.local.:80, cam.local", "cam:, cam", "ai., ai.", "10.0.0.5:80, 10.0.0.5", "[::1], ::1",
        "[0:0:0:0:0:0:0:1]:8080, ::1",
        "[FE80::1%25eth0]:80, fe80::1", "[fe80::1%eth0], fe80::1", "[::ffff:10.0.0.5]:80, 10.0.0.5", "a_b, a_b",
        "xn--bcher-kva.example, xn--bcher-kva.example", "1.example, 1.example"})
    void portCaseClosingDotAndZoneMakeNoDifference(String authority, String name) {
        assertEquals(Optional.of(name), WebHost.ofAuthority(authority).map(WebHost::name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":80", ".", "..", "a..b", ".a", "a b", "a/b", "a@b", "a:b", "a:80:80", "a:-1",
        "a:65536", "a:123456", "::1", "fe80::1", "[::1", "::1]", "[]", "[::1]80", "[::1]]", "[1.2.3.4]", "[cam]",
        "a]:80", "1.2.3",
        "2130706433", "0x7f000001", "1.2.3.4.5", "256.1.1.1", "b\u00fccher.example", "a\r\nb", "a,b", "*"})
    void whatIsNoHostIsNone(String authority) {
        assertEquals(Optional.empty(), WebHost.ofAuthority(authority));
    }

    @Test
    void nameLongerThanAnyIsNone() {
        assertTrue(WebHost.ofAuthority("a".repeat(253)).isPresent());
        assertTrue(WebHost.ofAuthority("a".repeat(254)).isEmpty());
        assertTrue(WebHost.ofAuthority("a".repeat(8000) + ".local").isEmpty());
        assertTrue(WebHost.ofAuthority("[::1%" + "a".repeat(8000) + "]").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3, true", "172.16.0.1, true", "172.31.255.255, true", "172.32.0.1, false",
        "192.168.0.1, true",
        "192.169.0.1, false", "100.64.0.1, true", "100.127.255.255, true", "100.128.0.1, false", "100.63.0.1, false",
        "169.254.1.1, true", "127.9.9.9, true", "8.8.8.8, false", "11.0.0.1, false", "[::1], true", "[fe80::1], true",
        "[fd00::1], true", "[fc00::1], true", "[fe00::1], false", "[2001:db8::1], false",
        "[::ffff:192.168.1.5], true",
        "[::ffff:8.8.8.8], false", "localhost, false", "10.1.2.3.example, false"})
    void addressesOfTheOwnNetworkAreToldFromOthers(String authority, boolean isPrivate) {
        assertEquals(isPrivate, host(authority).isPrivateAddress());
    }

    @ParameterizedTest
    @CsvSource({"localhost, true", "LOCALHOST.:80, true", "a.localhost, true", "mainsail.local, true",
        "a.b.local, true", "printer.lan, true", "cam.home.arpa, true", "cam.internal, true", "local, false",
        "local.evil.example, false",
        "evillocal, false", "localhost.evil.example, false", "home.arpa, false", "cam, false", "127.0.0.1, false"})
    void namesThatNobodyCanOwnAreToldFromOthers(String authority, boolean isPrivate) {
        assertEquals(isPrivate, host(authority).isPrivateName());
    }

    @Test
    void nameWithoutADotIsBareAndATopLevelDomainIsNot() {
        assertTrue(host("octopi:80").isBareName());
        assertFalse(host("octopi.local").isBareName());
        assertFalse(host("ai.").isBareName());
        assertFalse(host("[::1]").isBareName());
    }

    @Test
    void requestHasAHostWhenItSaysOne() {
        HttpHeaders headers = new DefaultHttpHeaders();
        assertEquals(Optional.empty(), WebHost.ofRequest(headers));
        headers.add("Host", "cam.local:8080");
        assertEquals(Optional.of(host("cam.local")), WebHost.ofRequest(headers));
        headers.add("Host", "cam.local:8080");
        assertEquals(Optional.empty(), WebHost.ofRequest(headers));
    }

    private static WebHost host(String authority) {
        return WebHost.ofAuthority(authority).orElseThrow();
    }
}
