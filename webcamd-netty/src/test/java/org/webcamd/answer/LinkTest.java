package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.auth.AuthFileException;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.auth.LinkSigner;
import org.webcamd.auth.TestUsers;
import org.webcamd.counters.Counters;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.NoSource;
import org.webcamd.server.Bench;
import org.webcamd.settings.SettingException;

/** Links as {@code --sign-link} makes them, and as who has one may try to use it for something else. */
final class LinkTest {
    private static final String KEY = "a key of many bytes, nobody else has it";
    private static final String HOST = "http://cam.local:8080";

    @TempDir
    Path folder;

    private final Bench bench = new Bench(new NoSource(), "bed", "nozzle");
    private Doorkeeper door;

    @BeforeEach
    void open() {
        door = TestUsers.door(TestUsers.withLinks(folder, KEY), new Counters());
        bench.door(door);
    }

    @AfterEach
    void close() {
        bench.close();
        door.close();
    }

    private String signed(String address) {
        return signed(address, Duration.ofDays(1));
    }

    private String signed(String address, Duration valid) {
        try {
            String link = LinkTarget.of(HOST + address, List.of())
                .signed(LinkSigner.of(folder.resolve("key")), Instant.now(), valid);
            return link.substring(HOST.length());
        } catch (AuthFileException explained) {
            throw new IllegalStateException(explained);
        }
    }

    /** What stands behind the question mark or the last item. */
    private String proof(String address) {
        String link = signed(address);
        return link.substring(link.indexOf("expires="));
    }

    private Answer ask(String target, String headers) {
        ClientChannel client = bench.connect();
        client.send("GET " + target + " HTTP/1.1\r\nHost: cam.local\r\n" + headers + "\r\n");
        Answer answer = Answer.ofHead(client.received());
        client.close();
        return answer;
    }

    private int status(String target) {
        return ask(target, "").status();
    }

    @ParameterizedTest
    @CsvSource({"/bed/?stream,/bed/?stream", "/bed/?stream,/bed/stream.mjpg", "/bed/?stream,/BED/STREAM",
        "/bed/?stream,/bed?action=stream", "/BED/?Action=STREAM,/webcam/bed/?stream&width=640&1699999999",
        "/bed/stream.mjpg,/?stream", "/?stream,/?action=stream", "/?stream,/stream.mjpg", "/bed/?info,/bed/info",
        "/bed/?stream,/?action=stream_0", "/nozzle/?stream,/?action=stream_1", "/nozzle/?info,/nozzle/?info",
        "/nozzle/,/nozzle/", "/nozzle,/nozzle", "/nozzle/,/nozzle/?stream", "/nozzle/,/nozzle/?page.js",
        "/nozzle/,/nozzle/?info", "/,/", "/,/nozzle/?stream", "/,/bed/?info", "/,/page.css"})
    void linkIsGoodForItsCameraAndRouteInEveryForm(String of, String target) {
        assertEquals(200, status(target + (target.indexOf('?') < 0 ? "?" : "&") + proof(of)));
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
        assertEquals(401, status(target + (target.indexOf('?') < 0 ? "?" : "&") + proof(of)));
    }

    @Test
    void itemsOfTheProofStandThereOnce() {
        String proof = proof("/bed/?stream");
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
        Answer answer = ask(signed("/bed/?info", Duration.ofSeconds(-61)), "");

        assertEquals(401, answer.status());
        assertEquals("the time of this link is over; a user and a password are needed here\n", answer.body());
        assertEquals(200, status(signed("/bed/?info", Duration.ofSeconds(-50))), "clocks may differ by a minute");
    }

    private String token(String of) {
        return proof(of).replaceAll("expires=(.*)&signature=", "$1.");
    }

    @Test
    void bearerTokenIsTheSameSignature() {
        String token = token("/bed/?info");

        assertEquals(200, ask("/bed/?info", "Authorization: Bearer " + token + "\r\n").status());
        assertEquals(200, ask("/bed/info", "authorization: bearer  " + token + " \r\n").status());
        assertEquals(401, ask("/nozzle/?info", "Authorization: Bearer " + token + "\r\n").status());
        assertEquals(401, ask("/bed/?info", "Authorization: Bearer x" + token + "\r\n").status());
        assertEquals(401, ask("/bed/?info", ("Authorization: Bearer " + token + "\r\n").repeat(2)).status());
    }

    @Test
    void linkOfOneCameraTellsNothingOfOthers() {
        String one = ask(signed("/bed/?info"), "").body();
        String ofPage = ask("/bed/?info&" + proof("/bed/"), "").body();
        String all = ask("/bed/?info&" + proof("/"), "").body();

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
            .signed(LinkSigner.of(folder.resolve("key")), Instant.ofEpochSecond(7), Duration.ofSeconds(3));

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
