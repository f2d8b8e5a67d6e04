package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraState;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.NoSource;
import org.webcamd.server.Bench;
import org.webcamd.site.CameraOrigin;

/** {@code /healthz} and {@code /readyz}. */
@Timeout(60)
final class HealthTest {
    private final Bench bench = new Bench(new NoSource(), "front", "back");

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void serverIsHealthyWhileItsThreadsMakeProgress() {
        bench.ioThreads(new IoThread("webcamd-io-1", 0, List.of()));
        Answer answer = get("/healthz");
        assertEquals(200, answer.status());
        assertEquals("ok\n", answer.body());
    }

    @Test
    void threadThatIsStuckIsNamed() {
        bench.ioThreads(new IoThread("webcamd-io-1", 0, List.of()), new IoThread("webcamd-io-2", 2_500, List.of("a")));
        Answer answer = get("/healthz");
        assertEquals(503, answer.status());
        assertEquals("webcamd-io-2 has made no progress for 2500 ms\n", answer.body());
        assertEquals("1", answer.headers().get("Retry-After"));
    }

    @Test
    void cameraThatIsBeingOpenedIsNotReady() {
        Answer answer = get("/readyz");
        assertEquals(503, answer.status());
        assertEquals(List.of("front: opening since T: the camera is being opened",
            "back: opening since T: the camera is being opened"), lines(answer));
        assertEquals(List.of("back: opening since T: the camera is being opened"), lines(get("/back/readyz")));
    }

    @Test
    void cameraThatIsLostTellsWhy() throws InterruptedException {
        CameraFeed lost = bench.feed(1);
        lost.prepare();
        lost.start();
        while (lost.status().state() != CameraState.LOST) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        Answer answer = get("/webcam/BACK/readyz");
        assertEquals(503, answer.status());
        assertEquals(List.of("back: lost since T: no camera at /dev/video7"), lines(answer));
    }

    @Test
    void serverWithoutCamerasIsHealthyAndNotReady() {
        bench.served().remove(bench.feed(0));
        bench.served().remove(bench.feed(1));
        assertEquals(200, get("/healthz").status());
        assertEquals(200, get("/metrics").status());
        bench.served().absence(CameraOrigin.PLUGGED_IN, "no camera yet: plug one in");
        for (String path : List.of("/readyz", "/?stream", "/?snapshot", "/?action=snapshot", "/back/?stream",
            "/?controls", "/?action=command&id=1")) {
            Answer answer = get(path);
            assertEquals(503, answer.status(), path);
            assertEquals("no camera yet: plug one in\n", answer.body(), path);
        }
    }

    @Test
    void allReasonsWhyThereIsNoCameraAreToldInTheSameOrderWhoeverSaidTheLast() {
        bench.served().remove(bench.feed(0));
        bench.served().remove(bench.feed(1));
        bench.served().absence(CameraOrigin.OTHER_MACHINES, "none is published");
        bench.served().absence(CameraOrigin.PLUGGED_IN, "none is plugged in yet");
        bench.served().absence(CameraOrigin.OTHER_MACHINES, "none is published yet");
        assertEquals("none is plugged in yet; none is published yet\n", get("/?stream").body());
        bench.served().absence(CameraOrigin.PLUGGED_IN, "");
        assertEquals("none is published yet\n", get("/readyz").body());
        bench.served().absence(CameraOrigin.OTHER_MACHINES, "");
        assertTrue(get("/?snapshot").body().startsWith("no camera is served at present: "));
    }

    @Test
    void serverWithoutCamerasHasThePageOfThoseToComeAndTellsThatThereAreNone() {
        bench.served().remove(bench.feed(0));
        bench.served().remove(bench.feed(1));
        assertEquals(200, get("/").status());
        assertEquals(200, get("/?cameras.js").status());
        assertEquals(404, get("/nothing").status());
        String info = get("/?info").body();
        assertTrue(info.contains("\"cameras\":[]"), info);
        assertTrue(info.contains("\"camera\":null,\"absence\":\"no camera is"), info);
        assertTrue(info.contains("\"encodeFps\":0.0,") && info.contains("\"width\":0,"), info);
        bench.served().add(bench.feed(1));
        assertTrue(get("/?info").body().contains("\"cameras\":[{\"name\":\"back\""));
    }

    @Test
    void headHasNoBody() {
        for (String path : List.of("/healthz", "/readyz", "/metrics")) {
            ClientChannel client = bench.connect();
            client.send("HEAD " + path + " HTTP/1.1\r\n\r\n");
            Answer answer = Answer.ofHead(client.received());
            assertEquals("", answer.body());
            assertTrue(Integer.parseInt(answer.headers().get("Content-Length")) > 0);
            client.close();
        }
    }

    private Answer get(String path) {
        ClientChannel client = bench.connect();
        client.send("GET " + path + " HTTP/1.1\r\n\r\n");
        Answer answer = Answer.one(client.received());
        client.close();
        return answer;
    }

    private static List<String> lines(Answer answer) {
        return answer.body().replaceAll("since [0-9TZ:.-]+:", "since T:").lines().toList();
    }
}
