package org.webcamd.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedOriginsTest {
    private static final String MAINSAIL = "https://mainsail.example.org";
    private static final String ALLOW = "Access-Control-Allow-Origin";

    @Test
    void anyPageMayReadWhereAllAreAllowed() {
        assertEquals("*", answer(AllowedOrigins.ANY, "https://anything.example").get(ALLOW));
        assertEquals("*", answer(AllowedOrigins.ANY, null).get(ALLOW));
        assertNull(answer(AllowedOrigins.ANY, null).get("Vary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.168.1.9", "http://10.0.0.7:7125", "https://mainsail.local",
        "http://localhost:3000", "http://mainsailos", "http://[fd00::5]", "http://cam.example.org",
        "https://cam.example.org:8123",
        "HTTP://CAM.example.org"})
    void pageOfTheOwnNetworkMayRead(String origin) {
        HttpHeaders answer = answer(AllowedOrigins.LAN, origin);

        assertEquals(origin, answer.get(ALLOW));
        assertEquals("Origin", answer.get("Vary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://example.org", "http://cam.example.org.evil.example",
        "http://8.8.8.8", "http://192.168.1.9.evil.example", "http://local.example", "http://ai.", "null", "",
        "http://evil.example http://192.168.1.9", "chrome-extension://abcdefgh", "file://"})
    void pageOfAnotherNetworkMayNot(String origin) {
        assertNull(answer(AllowedOrigins.LAN, origin).get(ALLOW));
        assertEquals("Origin", answer(AllowedOrigins.LAN, origin).get("Vary"));
    }

    @Test
    void oneOfSeveralOriginsInARequestIsNone() {
        HttpHeaders request = request("http://192.168.1.9").add("Origin", "https://evil.example");
        assertFalse(AllowedOrigins.LAN.allows(request));
    }

    @Test
    void requestOfSeveralHostsHasNoPageOfItsOwn() {
        HttpHeaders request = request("http://evil.example").add("Host", "evil.example");
        assertFalse(AllowedOrigins.LAN.allows(request));
    }

    @Test
    void listedOriginIsToldItsOwnName() {
        HttpHeaders answer = answer(new AllowedOrigins(List.of("http://other", MAINSAIL)), MAINSAIL);

        assertEquals(MAINSAIL, answer.get(ALLOW));
        assertEquals("Origin", answer.get("Vary"));
    }

    @Test
    void ownNetworkMayStandBesideNames() {
        AllowedOrigins both = new AllowedOrigins(List.of("LAN", MAINSAIL));

        assertEquals(MAINSAIL, answer(both, MAINSAIL).get(ALLOW));
        assertEquals("http://10.0.0.7", answer(both, "http://10.0.0.7").get(ALLOW));
        assertNull(answer(both, "https://evil.example").get(ALLOW));
        assertEquals(List.of(MAINSAIL), both.named());
    }

    @Test
    void othersAreToldNothingAndCachesAreToldThatItDiffers() {
        AllowedOrigins listed = new AllowedOrigins(List.of(MAINSAIL));

        assertNull(answer(listed, "https://evil.example").get(ALLOW));
        assertNull(answer(listed, MAINSAIL + ".evil.example").get(ALLOW));
        assertNull(answer(listed, "http://192.168.1.9").get(ALLOW));
        assertNull(answer(listed, null).get(ALLOW));
        assertEquals("Origin", answer(listed, null).get("Vary"));
    }

    @Test
    void namesAreThoseOfTheListAlone() {
        AllowedOrigins all = new AllowedOrigins(List.of("*", "lan", MAINSAIL));

        assertTrue(all.names(WebOrigin.parse(MAINSAIL).orElseThrow()));
        assertFalse(all.names(WebOrigin.parse("http://10.0.0.7").orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({"https://a.local/, https://a.local", "HTTPS://A.local:443, https://a.local", "LAN, lan", "*, *",
        "capacitor://localhost, capacitor://localhost"})
    void originsAreComparedAsBrowsersWriteThem(String given, String kept) {
        assertEquals(List.of(kept), new AllowedOrigins(List.of(given)).origins());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "foo", "null", "mainsail.local", "https://", "https://*.local", "https://a/b",
        "https://a//", " https://a", "lan ", "**"})
    void whatIsNoOriginIsRefused(String given) {
        assertEquals("allow-origin is '" + given + "', must be lan, * or an origin such as "
            + "https://mainsail.local:8443, without a path",
            assertThrows(IllegalArgumentException.class, () -> new AllowedOrigins(List.of(given))).getMessage());
    }

    @Test
    void emptyListIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AllowedOrigins(List.of()));
    }

    @Test
    void listIsCopied() {
        List<String> list = new ArrayList<>(List.of(MAINSAIL));
        AllowedOrigins origins = new AllowedOrigins(list);
        list.add("*");

        assertEquals(List.of(MAINSAIL), origins.origins());
        assertThrows(UnsupportedOperationException.class, () -> origins.origins().add("*"));
    }

    @Test
    void pagesThatMayReadMayConnectAndThisServersOwnAndPrograms() {
        AllowedOrigins listed = new AllowedOrigins(List.of(MAINSAIL));
        assertTrue(AllowedOrigins.LAN.mayConnect(request(null)));
        assertTrue(AllowedOrigins.LAN.mayConnect(request("http://192.168.1.9")));
        assertTrue(AllowedOrigins.ANY.mayConnect(request("https://evil.example")));
        assertTrue(listed.mayConnect(request(MAINSAIL)));
        assertTrue(listed.mayConnect(request("https://cam.example.org")), "its own page, through a proxy");
        assertTrue(listed.mayConnect(request("https://cams.example.net").set("Sec-Fetch-Site", "same-origin")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "", "file://", "http://cam.example.org.evil.example"})
    void pagesOfOthersMayNotConnect(String origin) {
        assertFalse(AllowedOrigins.LAN.mayConnect(request(origin)));
        assertFalse(AllowedOrigins.LAN.mayConnect(request(origin).set("Sec-Fetch-Site", "cross-site")));
        assertFalse(AllowedOrigins.LAN.mayConnect(request("http://192.168.1.9").add("Origin", origin)));
    }

    private static HttpHeaders answer(AllowedOrigins origins, String origin) {
        HttpHeaders response = new DefaultHttpHeaders();
        origins.allow(request(origin), response);
        return response;
    }

    private static HttpHeaders request(String origin) {
        HttpHeaders request = new DefaultHttpHeaders().set("Host", "cam.example.org:8080");
        return origin == null ? request : request.set("Origin", origin);
    }
}
