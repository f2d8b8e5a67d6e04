package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://cam, cam, 80, /", "HTTP://Cam:8080/?action=stream, Cam, 8080, /?action=stream",
        "https://cam/a/b?c=d#e, cam, 443, /a/b?c=d", "http://my_cam.lan:81/x, my_cam.lan, 81, /x",
        "http://[fe80::1]:8080/x, fe80::1, 8080, /x", "http://cam?x, cam, 80, /?x",
        "http://cam/a b|c?d=\u00e9\"%41, cam, 80, /a%20b%7Cc?d=%C3%A9%22%41"})
    void partsOfAUrl(String url, String host, int port, String target) {
        HttpAddress address = HttpAddress.parse(url);
        assertEquals(host, address.host());
        assertEquals(port, address.port());
        assertEquals(target, address.target());
        assertNull(address.credentials());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http:///x", "http://:80/", "http://cam:0/", "http://cam:65536/",
        "http://cam:x/", "ftp://cam/", "cam", "http://[::1/", ""})
    void whatIsNoUrlIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> HttpAddress.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "user:password, user:password", "user, user", "us%3Aer:p%40ss, us:er:p@ss", "user:p@ss, user:p@ss",
        "user:100%, user:100%", "user:a+b, user:a+b", "\u00fcser:p%C3%A9, \u00fcser:p\u00e9"})
    void userAndPasswordAreDecoded(String userInfo, String credentials) {
        assertEquals(credentials, HttpAddress.parse("http://" + userInfo + "@cam/").credentials());
    }

    @ParameterizedTest
    @CsvSource({
        "http://[fe80::1%eth0]:8080/x, eth0", "http://[fe80::1%25eth0]:8080/x, eth0", "http://[fe80::1%1]:8080/x, 1",
        "http://[FE80::1%wlan0.5]:8080/x, wlan0.5", "http://[fe80::1%25]:8080/x, 25", "http://[fe80::1]:8080/x,"})
    void interfaceOfALinkIsNobodyElsesBusiness(String url, String zone) {
        HttpAddress address = HttpAddress.parse(url);
        assertEquals(zone, address.zone());
        assertEquals("[fe80::1]:8080", address.authority().toLowerCase(Locale.ROOT));
        assertEquals(zone, address.redirected("/y").zone());
        assertNull(address.redirected("http://[fe80::2]/").zone());
    }

    @ParameterizedTest
    @CsvSource({"user, user, ''", "user:, user, ''", "user:a:b, user, a:b", ":x, '', x"})
    void userWithoutAPasswordHasAnEmptyOne(String userInfo, String user, String password) {
        HttpAddress address = HttpAddress.parse("http://" + userInfo + "@cam/");
        assertEquals(user, address.user());
        assertEquals(password, address.password());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?x=100%", "/?x=%zz", "/a[1].jpg", "/?a=b?c=d", "/a//b/../c"})
    void targetStaysAsItWasWritten(String target) {
        HttpAddress address = HttpAddress.parse("http://my_cam" + target);
        assertEquals(target, address.target());
        assertEquals("http://my_cam/next", address.redirected("/next").toString());
    }

    @Test
    void textShowsNeitherThePasswordNorTheQuery() {
        assertEquals("http://cam:8080/video",
            HttpAddress.parse("http://user:secret@cam:8080/video?password=secret").toString());
        assertEquals("https://[::1]/", HttpAddress.parse("https://[::1]:443").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://user:pa#geheim@host/", "http://user:pa/geheim@host/", "http://user:pa?geheim@host/",
        "http://user:12#geheim@host/", "http://user:12/geheim@host/", "http://user:p@ss/geheim@host/",
        "http://user:geheim", "http://user:pa geheim#@host/", "http://user:geheim@host:x/", "http://user:geheim@:80/",
        "http://user:geheim@host:99999/", "http://user:geheim@/", "http://user:pa#a=geheim@host/",
        "https://host/#sha265=geheim", "http://host/#sha256=geheim", "https://host/#sha256=geheim"})
    void whatMayBeAPasswordInTheWrongPlaceIsRefusedAndNotRepeated(String url) {
        String refusal = assertThrows(IllegalArgumentException.class, () -> HttpAddress.parse(url)).getMessage();
        assertFalse(refusal.contains("geheim"), refusal);
    }

    @Test
    void refusalTellsHowAPasswordIsWritten() {
        assertEquals("'http://***@host/' is no address such as http://host:8080/?action=stream; in a user and a "
            + "password, / is written %2F, ? %3F, # %23 and @ %40",
            assertThrows(IllegalArgumentException.class, () -> HttpAddress.parse("http://user:pa#ss@host/"))
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "http://host/?mail=a@b, http://host/", "http://host:81/x?mail=a@b, http://host:81/x",
        "http://host/cam@2, http://host/***2", "http://token/geheim@host/, http://token/***host/",
        "http://host/user=a&password=geheim&ch=1, http://host/user=a&password=***&ch=1",
        "http://host/x#top, http://host/x"})
    void pathIsShownWithoutWhatLooksLikeASecret(String url, String shown) {
        assertEquals(shown, HttpAddress.parse(url).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://other/", "https://cam:8080/", "http://cam:8081/", "//other:8080/",
        "http://CAM2:8080/"})
    void passwordGoesToNobodyElse(String location) {
        assertNull(HttpAddress.parse("http://user:geheim@cam:8080/").redirected(location).credentials());
    }

    @ParameterizedTest
    @CsvSource({
        "/x, http://cam:8080/x", "x, http://cam:8080/a/x", "?x, http://cam:8080/a/", "//other/x, http://other/x",
        "https://cam/x, https://cam/x", "../z z, http://cam:8080/z%20z"})
    void redirectsAreResolved(String location, String expected) {
        assertEquals(expected, HttpAddress.parse("http://cam:8080/a/b?c=d").redirected(location).toString());
    }

    @Test
    void redirectFromTlsIsRefused() {
        HttpAddress secure = HttpAddress.parse("https://cam/");
        assertThrows(IllegalArgumentException.class, () -> secure.redirected("http://cam/"));
    }
}
