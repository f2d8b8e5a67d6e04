package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.auth.AuthFileException;
import org.webcamd.fixture.Answer;
import org.webcamd.settings.SettingException;

/** Links as {@code --sign-link} makes them, and as who has one may try to use it for something else. */
final class LinkTest {
    @RegisterExtension
    final LinkStage stage = new LinkStage();

    private int status(String target) {
        return stage.ask(target, "").status();
    }

    @ParameterizedTest
    @CsvSource({"/bed/?stream,/bed/?stream", "/bed/?stream,/bed/stream.mjpg", "/bed/?stream,/BED/STREAM",
        "/bed/?stream,/bed?action=stream", "/BED/?Action=STREAM,/webcam/bed/?stream&width=640&1699999999",
        "/bed/stream.mjpg,/?stream", "/?stream,/?action=stream", "/?stream,/stream.mjpg", "/bed/?info,/bed/info",
        "/bed/?stream,/?action=stream_0", "/nozzle/?stream,/?action=stream_1", "/nozzle/?info,/nozzle/?info",
        "/nozzle/,/nozzle/", "/nozzle,/nozzle", "/nozzle/,/nozzle/?stream", "/nozzle/,/nozzle/?page.js",
        "/nozzle/,/nozzle/?info", "/,/", "/,/nozzle/?stream", "/,/bed/?info", "/,/page.css"})
    void linkIsGoodForItsCameraAndRouteInEveryForm(String of, String target) {
        assertEquals(200, status(target + (target.indexOf('?') < 0 ? "?" : "&") + stage.proof(of)));
    }

    @ParameterizedTest
    @CsvSource({"/bed/?stream,/nozzle/?stream", "/bed/?stream,/bed/?snapshot", "/bed/?stream,/bed/?info",
        "/bed/?stream,/bed/", "/bed/?stream,/", "/bed/?stream,/bed/?page.js", "/bed/?stream,/?action=stream_1",
        "/bed/?stream,/bed/nozzle/?stream", "/bed/?stream,/snapshot.jpg", "/?stream,/nozzle/?stream",
        "/?stream,/bed/?stream", "/?stream,/?action=stream_1", "/bed/?info,/bed/?stream", "/bed/,/nozzle/",
        "/bed/,/nozzle/?snapshot", "/bed/,/?action=stream_1", "/bed/?stream,/?action=nothing",
        "/,/?controls&brightness=1", "/bed/,/bed/?action=command&id=1&value=1", "/bed/?stream,/nothing",
        "/bed/?stream,/bed/?snapshot&stream", "/bed/?stream,/bed/snapshot?stream"})
    void linkIsGoodForNothingElse(String of, String target) {
        assertEquals(401, status(target + (target.indexOf('?') < 0 ? "?" : "&") + stage.proof(of)));
    }

    @Test
    void itemsOfTheProofStandThereOnce() {
        String proof = stage.proof("/bed/?stream");
        String expires = proof.substring(0, proof.indexOf('&'));
        String signature = proof.substring(proof.indexOf('&') + 1);

        assertEquals(200, status("/bed/?" + signature + "&stream&" + expires));
        assertEquals(200, status("/bed/?stream&" + expires + "&amp;" + signature + "?nonce=1"));
        assertEquals(200, status("/bed/?stream&" + proof + ".mjpg"));
        assertEquals(401, status("/bed/?stream&" + proof + "&" + expires));
        assertEquals(401, status("/bed/?stream&" + proof + "&" + signature));
        assertEquals(401, status("/bed/?stream&" + proof + "&expires=99999999999"));
        assertEquals(401, status("/bed/?stream&expires=99999999999&" + proof));
        assertEquals(401, status("/bed/?stream&" + expires));
        assertEquals(401, status("/bed/?stream&" + signature));
        assertEquals(401, status("/bed/?stream&" + expires + "0&" + signature));
        assertEquals(401, status("/bed/?stream&expires=-1&" + signature));
        assertEquals(401, status("/bed/?stream&expires=99999999999999999999&" + signature));
    }

    @Test
    void oldLinkIsToldThatItIsOld() {
        Answer answer = stage.ask(stage.signed("/bed/?info", Duration.ofSeconds(-61)), "");

        assertEquals(401, answer.status());
        assertEquals("the time of this link is over; a user and a password are needed here\n", answer.body());
        assertEquals(200, status(stage.signed("/bed/?info", Duration.ofSeconds(-50))), "clocks may differ by a minute");
    }

    @Test
    void bearerTokenIsTheSameSignature() {
        String token = stage.token("/bed/?info");

        assertEquals(200, stage.ask("/bed/?info", "Authorization: Bearer " + token + "\r\n").status());
        assertEquals(200, stage.ask("/bed/info", "authorization: bearer  " + token + " \r\n").status());
        assertEquals(401, stage.ask("/nozzle/?info", "Authorization: Bearer " + token + "\r\n").status());
        assertEquals(401, stage.ask("/bed/?info", "Authorization: Bearer x" + token + "\r\n").status());
        assertEquals(401, stage.ask("/bed/?info", ("Authorization: Bearer " + token + "\r\n").repeat(2)).status());
    }

    @Test
    void linkOfOneCameraTellsNothingOfOthers() {
        String one = stage.ask(stage.signed("/bed/?info"), "").body();
        String ofPage = stage.ask("/bed/?info&" + stage.proof("/bed/"), "").body();
        String all = stage.ask("/bed/?info&" + stage.proof("/"), "").body();

        assertFalse(one.contains("nozzle"), one);
        assertFalse(ofPage.contains("nozzle"), ofPage);
        assertTrue(all.contains("nozzle"), all);
        assertFalse(all.contains("requestsMalformed"), all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cam/?stream", "ftp://cam/?stream", "", "http://cam/?controls",
        "http://cam/?action=command", "http://cam/metrics", "http://cam/bed/metrics",
        "http://cam/?action=take", "http://cam/?action=stream_1",
        "http://cam/favicon.ico", "http://cam/a.b/?stream", "http://cam/snapshot/?stream", "http://cam/\n/?stream"})
    void whatCannotBeALinkIsRefused(String address) {
        String complaint =
            assertThrows(SettingException.class, () -> LinkTarget.of(address, List.of())).getMessage();

        assertTrue(complaint.startsWith("sign-link is '" + address + "'"), complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"http://cam|http://cam/?e", "http://cam/|http://cam/?e",
        "http://cam/?|http://cam/?e", "http://cam/bed|http://cam/bed?e", "http://cam/?stream#x|http://cam/?stream&e",
        "HTTPS://cam/bed/stream.mjpg|HTTPS://cam/bed/stream.mjpg?e",
        "http://cam/?stream&expires=1&signature=x&a=1|http://cam/?stream&a=1&e"})
    void addressStaysAsItIs(String address, String expected) throws AuthFileException {
        String link = LinkTarget.of(address, List.of())
            .signed(stage.signer(), Instant.ofEpochSecond(7), Duration.ofSeconds(3));

        assertTrue(link.matches(".*[?&]expires=10&signature=[A-Za-z0-9_-]{43}"), link);
        assertEquals(expected, link.replaceFirst("expires=10&signature=.*", "e"));
    }

    @Test
    void namesOfCamerasTellWhichSegmentIsOne() {
        assertEquals("'stream' of camera bed", meaning("http://cam/bed/x/?stream", "bed", "nozzle"));
        assertEquals("'stream' of the camera that is meant without a name", meaning("http://cam/x/?stream", "bed"));
        assertEquals("'stream' of camera x", meaning("http://cam/x/?stream"));
        assertEquals("the page of all cameras, and all that can be watched there", meaning("http://cam/"));
        assertEquals("the page of camera bed, and all that can be watched there", meaning("http://cam/Bed"));
    }

    private static String meaning(String address, String... cameras) {
        return LinkTarget.of(address, List.of(cameras)).meaning();
    }
}
