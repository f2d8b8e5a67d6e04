package org.webcamd.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.fixture.NoSource;
import org.webcamd.server.Bench;

/** Cameras that come and go while the server serves. */
final class ComingAndGoingTest {
    private final Bench bench = new Bench(new NoSource(), "front", "back");
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/back", "/back/", "/webcam/Back/", "/back/?utm=1"})
    void pageOfACameraThatWentSaysThatItIsNotServed(String target) {
        bench.served().remove(bench.feed(1));
        client.send("GET " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer answer = Answer.one(client.received());
        assertEquals(503, answer.status());
        assertEquals("1", answer.header("Retry-After"));
        assertTrue(answer.body().contains("id=\"stage\""), "it is that of a camera, and finds out when it is back");
    }

    @ParameterizedTest
    @CsvSource({"/back/?camera.js, 200", "/back/metrics, 200", "/back/healthz, 200", "/back/?addresses, 200",
        "/back/program.json, 200", "/back/nothing, 404", "/back/front/?info, 200", "/back/front/, 200"})
    void whatIsOfNoCameraIsThereBelowTheNameOfOneThatWent(String target, int status) {
        bench.served().remove(bench.feed(1));
        client.send("GET " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        assertEquals(status, Answer.one(client.received()).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/back/snapshot", "/Back/?stream", "/webcam/back/?action=stream", "/back/?controls",
        "/back/?action=command&id=1&value=1", "/back/input.json", "/back/readyz", "/back/?info", "/back/info",
        "/webcam/back/?info&from=1", "/back/?streams"})
    void whoAsksForACameraThatWentIsShownNoOther(String target) {
        bench.served().remove(bench.feed(1));
        client.send("GET " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer answer = Answer.one(client.received());
        assertEquals(503, answer.status());
        assertTrue(answer.body().matches("camera [Bb]ack is not served at present\n"), answer::body);
    }

    @Test
    void whoAsksForACameraThatWentIsToldSoAlsoWhereNoneIsLeft() {
        bench.served().remove(bench.feed(0));
        bench.served().remove(bench.feed(1));
        client.send("GET /back/?info HTTP/1.1\r\nHost: cam\r\n\r\n");
        assertEquals("camera back is not served at present\n", Answer.one(client.received()).body());
    }

    @Test
    void nameThatHasGoneIsAPrefixOfAPathWhereACameraIsNamed() {
        bench.served().remove(bench.feed(1));
        client.send("GET /back/front/snapshot HTTP/1.1\r\nHost: cam\r\n\r\n");
        bench.publish(0, 1);
        assertEquals(Frames.jpeg(1), Answer.one(client.received()).body());
    }

    @Test
    void cameraThatComesBackIsServedAgain() {
        bench.served().remove(bench.feed(1));
        bench.served().add(Bench.camera(new NoSource(), "back"));
        client.send("GET /back/?stream HTTP/1.1\r\nHost: cam\r\n\r\n");
        assertTrue(client.received().startsWith("HTTP/1.1 200"));
    }

    @Test
    void viewersOfACameraThatGoesAreEndedBehindAPartAndNoOthers() {
        client.send("GET /back/?stream HTTP/1.1\r\nHost: cam\r\n\r\n");
        bench.publish(1, 1);
        bench.served().remove(bench.feed(1));
        client.runPendingTasks();
        assertFalse(client.isOpen());
        String last = Frames.header(1, Frames.jpeg(1).length()) + Frames.jpeg(1) + "\r\n";
        assertTrue(client.received().endsWith(Frames.part(1) + last), "no boundary where no part follows");
    }

    @Test
    void viewersOfOthersStayWhenACameraGoes() {
        client.send("GET /front/?stream HTTP/1.1\r\nHost: cam\r\n\r\n");
        bench.served().remove(bench.feed(1));
        client.runPendingTasks();
        bench.publish(0, 1);
        assertTrue(client.isOpen());
        assertTrue(client.received().endsWith(Frames.part(1)));
    }

    @Test
    void cameraThatComesIsServed() {
        bench.served().add(Bench.camera(new NoSource(), "bed"));
        client.send("GET /BED/?info HTTP/1.1\r\nHost: cam\r\n\r\n");
        assertTrue(Answer.one(client.received()).body().contains("\"camera\":{\"name\":\"bed\""));
    }

    @Test
    void cameraThatComesMayTakeItsPlaceBeforeAnother() {
        bench.served().add(Bench.camera(new NoSource(), "bed"), "back");
        bench.served().add(Bench.camera(new NoSource(), "last"), "nobody");
        bench.served().add(Bench.camera(new NoSource(), "first"), "front");
        assertEquals(List.of("first", "front", "bed", "back", "last"),
            bench.served().inOrder().stream().map(ServedCamera::name).toList());
    }

    @Test
    void cameraIsWatchedWhileSomebodyTakesItsStream() {
        assertFalse(bench.served().isWatched("back"));
        client.send("GET /back/?stream HTTP/1.1\r\nHost: cam\r\n\r\n");
        assertTrue(bench.served().isWatched("back"));
        assertFalse(bench.served().isWatched("front"));
        assertFalse(bench.served().isWatched("nobody"));
        assertTrue(client.received().startsWith("HTTP/1.1 200"));
    }

    @Test
    void withoutAnyCameraThereAreThePageAndTheStatisticsAndNothingElse() {
        bench.served().remove(bench.feed(0));
        bench.served().remove(bench.feed(1));
        for (String target : new String[] {"/", "/?info"}) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n");
            assertEquals(200, Answer.one(client.received()).status());
        }
        for (String target : new String[] {"/?stream", "/?snapshot"}) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n");
            assertEquals(503, Answer.one(client.received()).status());
        }
    }
}
