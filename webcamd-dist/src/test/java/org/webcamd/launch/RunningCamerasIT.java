package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webcamd.capture.CameraSpec;
import org.webcamd.cli.CommandLine;
import org.webcamd.wire.RawConnection;

/** Cameras that come and go while the program runs. */
final class RunningCamerasIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private Launcher running;

    @BeforeEach
    void start() throws Exception {
        running = Launcher.start(CommandLine.parse("--camera", "a=test", "--camera", "b=test", "--width", "320",
            "--height", "240", "--port", "0", "--v4bindaddress", "127.0.0.1", "--snapshot-timeout", "20"), () -> { });
    }

    @AfterEach
    void end() {
        running.close();
    }

    private static CameraSpec camera(String name) throws Exception {
        List<CameraSpec> cameras = CommandLine.parse("--camera", name + "=test,width=160,height=120").cameras();
        return cameras.get(0);
    }

    private boolean stop(String name) {
        return running.cameras().specs().stream().filter(spec -> spec.name().equals(name)).findFirst()
            .map(spec -> running.cameras().stop(spec).join()).orElse(false);
    }

    @Test
    void cameraIsStoppedByWhoStartedItAndNobodyElse() throws Exception {
        CameraSpec mine = camera("c");
        assertTrue(running.cameras().start(mine).join());
        assertFalse(running.cameras().stop(camera("c")).join());
        assertTrue(running.cameras().has("c"));
        assertTrue(running.cameras().stop(mine).join());
        assertFalse(running.cameras().has("c"));
    }

    @Test
    void cameraThatIsStartedIsServedAndOneThatIsStoppedIsNot() throws Exception {
        assertTrue(running.cameras().start(camera("c")).join());
        assertFalse(running.cameras().start(camera("C")).join(), "there is one of that name");
        assertEquals(200, get("/c/?snapshot").statusCode());
        assertTrue(stop("c"));
        assertTrue(get("/?info").body().contains("\"name\":\"b\""));
        assertFalse(get("/?info").body().contains("\"name\":\"c\""));
    }

    @Test
    void whoWatchesACameraThatIsStoppedIsEndedAndOthersGoOn() throws Exception {
        try (RawConnection gone = watch("/a/?stream"); RawConnection stays = watch("/b/?stream")) {
            gone.readPart();
            stays.readPart();
            assertTrue(stop("a"));
            gone.readToEnd();
            for (int i = 0; i < 30; i++) {
                stays.readPart();
            }
        }
    }

    private RawConnection watch(String target) throws IOException {
        RawConnection connection = RawConnection.to("127.0.0.1", running.port()).get(target);
        assertEquals(200, connection.readHead().status());
        connection.expect("--boundarydonotcross\r\n");
        return connection;
    }

    @Test
    void serverWhoseCamerasHaveAllGoneSaysSoUntilOneComes() throws Exception {
        stop("a");
        stop("b");
        HttpResponse<String> none = get("/?snapshot");
        assertEquals(503, none.statusCode());
        assertTrue(none.body().startsWith("no camera is served at present"), none.body());
        assertEquals(200, get("/").statusCode());
        running.cameras().start(camera("d")).join();
        assertEquals(200, get("/?snapshot").statusCode());
    }

    private HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + target))
            .timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
