package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.NoSource;
import org.webcamd.server.Bench;
import org.webcamd.wish.Wish;

/** Which of several cameras a request means, and what is told of each. */
final class SeveralCamerasTest {
    private static final int FRONT = 0;
    private static final int BACK = 1;
    private static final String ALL_CAMERAS = "<title>Cameras";
    private static final String ONE_CAMERA = "<title>webcamd";

    private final Bench bench = new Bench(new NoSource(), "front", "Back");
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?stream", "/stream.mjpg", "/webcam/?action=stream", "/?action=stream_0", "/front/?stream",
        "/FRONT/stream", "/back/front/?stream", "/front?action=stream", "/front/?action=stream_1"})
    void streamOfTheFirst(String target) {
        assertStreams(target, FRONT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/back/?stream", "/Back/stream", "/BACK/stream.mjpg", "/back/?action=stream",
        "/webcam/back/?stream", "/front/back/stream.mjpg", "/back/x/?stream", "/back?stream", "/?action=stream_1",
        "/webcam/?ACTION=Stream_1", "/b%61ck/?stream", "/?action=stream_01"})
    void streamOfTheSecond(String target) {
        assertStreams(target, BACK);
    }

    private void assertStreams(String target, int number) {
        client.send("GET " + target + " HTTP/1.1\r\n\r\n");
        client.received();

        assertEquals(number == FRONT, bench.feed(FRONT).lease(Wish.NONE).orElseThrow().ring().isWanted());
        assertEquals(number == BACK, bench.feed(BACK).lease(Wish.NONE).orElseThrow().ring().isWanted());
        bench.publish(1 - number, 1);
        assertEquals("", client.received());
        bench.publish(number, 2);
        assertFalse(client.received().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"/?snapshot, 0", "/back/snapshot.jpg, 1", "/?action=snapshot_1, 1", "/back?action=snapshot, 1",
        "/front/?snapshot, 0"})
    void pictureOfACamera(String target, int number) {
        client.send("GET " + target + " HTTP/1.1\r\n\r\n");
        bench.publish(1 - number, 1);
        assertEquals("", client.received());
        bench.publish(number, 2);

        assertEquals(200, Answer.one(client.received()).status());
        assertEquals(1, bench.counted(Counter.SNAPSHOTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream_2", "snapshot_2", "stream_99999999999999999999"})
    void numberThatDoesNotExistIsABadValue(String action) {
        Answer answer = get("/?action=" + action);

        assertEquals(400, answer.status());
        assertEquals("bad value of action: '" + action + "'; accepted: stream, snapshot, alone or with the number of a "
            + "camera: _0, _1\n", answer.body());
    }

    @ParameterizedTest
    @CsvSource({"/, true", "/webcam/, true", "/front/, false", "/webcam/BACK/, false", "/back, false", "/?x=1, true"})
    void pageIsThatOfAllUnlessACameraIsNamed(String target, boolean all) {
        Answer answer = get(target);

        assertEquals(200, answer.status());
        assertTrue(answer.body().contains(all ? ALL_CAMERAS : ONE_CAMERA), answer.body());
        assertEquals("text/html; charset=utf-8", answer.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/side", "/front/side", "/back.jpg"})
    void unknownNameIsNotFound(String target) {
        assertEquals(404, get(target).status());
    }

    @Test
    void statisticsListAllAndAreThoseOfTheCameraThatIsNamed() {
        bench.feed(FRONT).counters().add(Counter.FRAMES_CAPTURED, 11);
        bench.feed(BACK).counters().add(Counter.FRAMES_CAPTURED, 22);
        String first = get("/?info").body();
        String second = get("/webcam/back/info").body();

        assertEquals(List.of("front", "front", "Back"), all("name", first));
        assertEquals(List.of("Back", "front", "Back"), all("name", second));
        assertEquals(List.of("11", "11", "22"), all("framesCaptured", first));
        assertEquals(List.of("22", "11", "22"), all("framesCaptured", second));
        assertEquals(List.of("1280"), all("width", first));
        assertEquals(List.of("1279"), all("width", second));
    }

    @Test
    void sessionsAreThoseOfTheCameraAndViewersAreAll() {
        ClientChannel frontViewer = bench.connect();
        ClientChannel backViewer = bench.connect();
        frontViewer.send("GET /front/?stream HTTP/1.1\r\n\r\n");
        backViewer.send("GET /back/?stream HTTP/1.1\r\n\r\n");
        bench.publish(BACK, 1);
        frontViewer.received();
        backViewer.received();
        String front = get("/front/?info").body();
        String back = get("/back/?info").body();

        assertEquals(List.of("0"), all("sessionCount", front));
        assertEquals(List.of("1"), all("sessionCount", back));
        assertEquals(List.of("front", "Back"), all("camera", front));
        assertEquals(all("camera", front), all("camera", back));
    }

    @Test
    void limitOfViewersIsThatOfTheServer() {
        ClientChannel other = bench.connect();
        client.send("GET /front/?stream HTTP/1.1\r\n\r\n");
        other.send("GET /back/?stream HTTP/1.1\r\n\r\n");
        client.received();
        other.received();
        ClientChannel tooMany = bench.connect();
        tooMany.send("GET /back/?stream HTTP/1.1\r\n\r\n");

        assertEquals(503, Answer.one(tooMany.received()).status());
    }

    @Test
    void ratesAreALineForEachWithItsName() {
        List<String> lines = bench.served().rateSummaries();

        assertEquals(2, lines.size());
        assertTrue(lines.get(0).matches("camera front: capture [0-9.,]+ frames/s, no viewers"), lines.get(0));
        assertTrue(lines.get(1).startsWith("camera Back: capture "), lines.get(1));
    }

    private Answer get(String target) {
        client.send("GET " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        return Answer.one(client.received());
    }

    /** The values of a key in order, where they are texts or numbers. */
    private static List<String> all(String key, String json) {
        return Pattern.compile("\"" + key + "\":\"?([\\w.-]+)").matcher(json).results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    }
}
