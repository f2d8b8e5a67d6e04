package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.auth.TestUsers;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;

/** Links of a camera that has gone: who has one is told so, and is not asked for a password. */
final class GoneCameraLinkTest {
    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";

    @RegisterExtension
    final LinkStage stage = new LinkStage();

    private Answer byLink(String target, String of) {
        return stage.ask(target + (target.indexOf('?') < 0 ? "?" : "&") + stage.proof(of), "");
    }

    private void assertGone(Answer answer) {
        assertEquals(503, answer.status());
        assertFalse(answer.headers().containsKey("WWW-Authenticate"));
        assertFalse(answer.body().contains("nozzle"), answer::body);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whoHasOneIsToldThatTheCameraIsNotThere(int gone) {
        stage.remove(gone);
        for (String target : new String[] {"/bed/?info", "/bed/info", "/BED/?stream", "/webcam/bed/?action=stream",
            "/bed/?action=stream_7", "/bed/snapshot.jpg", "/bed/?streams", "/bed/readyz", "/bed/input.json"}) {
            Answer answer = byLink(target, "/bed/");
            assertGone(answer);
            assertTrue(answer.body().matches("camera (bed|BED) is not served at present\n"), answer::body);
        }
        for (String target : new String[] {"/bed/?info", "/bed/?stream", "/bed/?snapshot"}) {
            assertGone(byLink(target, target));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bed/?stream", "/bed/?streams"})
    void webSocketIsToldSo(String target) {
        stage.remove(1);
        assertGone(stage.ask(target + "&" + stage.proof("/bed/"), UPGRADE));
        assertEquals(401, stage.ask(target + "&" + stage.proof("/nozzle/"), UPGRADE).status());
    }

    @ParameterizedTest
    @CsvSource({"/bed/,1", "/bed,1", "/bed/,2"})
    void pageThatIsOpenedByOneGoesOnWithItsCookie(String page, int gone) {
        stage.remove(gone);
        Answer opened = byLink(page, page);
        assertEquals(503, opened.status());
        assertTrue(opened.body().contains("id=\"stage\""), "it is that of a camera");
        String cookie = opened.header("Set-Cookie");
        assertTrue(cookie.startsWith("webcamd-link-bed="), cookie);
        String shown = "Cookie: " + cookie.substring(0, cookie.indexOf(';')) + "\r\n";
        assertEquals(200, stage.ask("/bed/?camera.js", shown).status());
        assertGone(stage.ask("/bed/?info", shown));
        stage.plugBed();
        assertEquals(200, stage.ask("/bed/?info", shown).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nozzle/", "/nozzle/?info", "/?info", "/bed/?stream", "/bed/nozzle/"})
    void linkOfSomethingElseIsGoodForNothingThere(String of) {
        stage.remove(1);
        assertEquals(401, byLink("/bed/?info", of).status());
        assertEquals(401, stage.ask("/bed/?info", "Authorization: Bearer " + stage.token(of) + "\r\n").status());
    }

    @Test
    void itShowsNothingOfTheCamerasThatAreThere() {
        stage.remove(1);
        assertEquals(401, byLink("/?info", "/bed/").status());
        assertEquals(401, byLink("/nozzle/?info", "/bed/").status());
        assertFalse(byLink("/bed/program.json", "/bed/").body().contains("nozzle"));
        assertEquals(404, byLink("/bed/nothing", "/bed/").status());
        assertEquals(401, byLink("/bed/?info", "/bed/?stream").status());
    }

    @Test
    void ofTwoThatHaveGoneTheRightMostIsMeant() {
        stage.remove(2);
        assertEquals(503, byLink("/bed/nozzle/?info", "/nozzle/").status());
        assertEquals(401, byLink("/bed/nozzle/?info", "/bed/").status());
    }

    @Test
    void whereNoneIsLeftALinkWithoutANameIsGoodForThatAnswer() {
        stage.remove(2);
        Answer answer = byLink("/?stream", "/?stream");
        assertEquals(503, answer.status());
        assertEquals("no camera is served at present\n", answer.body());
        assertEquals(503, byLink("/?snapshot", "/").status());
        assertEquals(401, byLink("/?snapshot", "/?stream").status());
        assertEquals(401, byLink("/?stream", "/bed/?stream").status());
    }

    @Test
    void whatALinkShowsIsWhatItWasGoodForWhileAPasswordIsLookedAt() {
        ClientChannel client = stage.connect();
        client.send("GET /?info&" + stage.proof("/bed/") + " HTTP/1.1\r\nHost: cam.local\r\n"
            + TestUsers.basic("ann:wrong") + "\r\n");
        stage.remove(1);
        String got = "";
        long end = System.nanoTime() + 30_000_000_000L;
        while (!got.contains("HTTP/1.1 ") && System.nanoTime() < end) {
            client.runPendingTasks();
            got += client.received();
            Thread.onSpinWait();
        }
        client.close();

        assertTrue(got.startsWith("HTTP/1.1 "), got);
        assertFalse(got.contains("nozzle"), got);
    }
}
