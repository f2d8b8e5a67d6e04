package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.camera.CameraSettings;
import org.webcamd.capture.CameraSpec;
import org.webcamd.cli.AutomaticCameras;
import org.webcamd.cli.CommandLine;
import org.webcamd.cli.Difference;
import org.webcamd.v4l2.FakeMachine;

/** Cameras that are plugged in while the program runs, on a machine whose devices are files. */
final class PluggedServingIT {
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path root;
    private final HttpClient client = HttpClient.newHttpClient();
    private FakeMachine machine;
    private Launcher running;
    private PluggedServing plugged;

    @BeforeEach
    void start() throws Exception {
        machine = new FakeMachine(root);
        running = Launcher.start(CommandLine.parse("--camera", "front=test", "--port", "0", "--v4bindaddress",
            "127.0.0.1", "--width", "320", "--height", "240"), () -> { });
    }

    @AfterEach
    void end() {
        plugged.close();
        running.close();
    }

    @Test
    void cameraThatIsThereIsServedBehindThoseThatHaveBeenNamedAndLaterOnesAtTheirPlace() throws Exception {
        machine.plug(0, "2", "Webcam", "");
        serve("--camera", "auto,width=640,height=480");
        assertEquals(List.of("front", "webcam-port2"), names());
        machine.plug(2, "1", "Webcam", "");
        awaitNames(List.of("front", "webcam-port1", "webcam-port2"));
        CameraSettings asked = running.cameras().specs().get(1).cameraSettings();
        assertEquals(640, asked.width());
        machine.unplug(2);
        machine.plug(2, "1", "Other Webcam", "");
        awaitNames(List.of("front", "other-webcam-port1", "webcam-port2"));
    }

    @Test
    void thoseThatAreNotAskedForAnyMoreGoAndComeBackWithOtherSettings() throws Exception {
        machine.plug(0, "2", "Webcam", "");
        serve("--camera", "auto");
        plugged.end();
        assertEquals(List.of("front"), names());
        serve("--camera", "auto,width=640");
        assertEquals(List.of("front", "webcam-port2"), names());
        assertEquals(640, running.cameras().specs().get(1).cameraSettings().width());
    }

    @Test
    void whereNothingIsPluggedInItIsSaidAndServedOnceItIs() throws Exception {
        serve("--camera", "auto");
        running.cameras().stop(running.cameras().specs().get(0)).join();
        HttpResponse<String> none = get("/?snapshot");
        assertEquals(503, none.statusCode());
        assertTrue(none.body().startsWith("no camera is plugged in yet: "), none.body());
        plugged.end();
        assertTrue(get("/?snapshot").body().startsWith("no camera is served at present: "), "none is awaited");
        serve("--camera", "auto");
        machine.plug(0, "2", "Webcam", "");
        awaitNames(List.of("webcam-port2"));
        assertEquals(200, get("/webcam-port2/").statusCode());
    }

    @Test
    void whoeverIsNamedInTheConfigurationTakesTheNameOfOneThatIsPluggedIn() throws Exception {
        machine.plug(0, "2", "Webcam", "");
        serve("--camera", "auto");
        assertEquals(List.of("front", "webcam-port2"), names());
        CommandLine before = CommandLine.parse("--camera", "front=test", "--camera", "auto");
        CommandLine named =
            CommandLine.parse("--camera", "front=test", "--camera", "webcam-port2=test", "--camera", "auto");
        running.cameras().change(Difference.of(before, before, named)).join();
        plugged.left("webcam-port2");
        assertEquals(List.of("front", "webcam-port2"), names());
        assertSame(named.cameras().get(1), running.cameras().specs().get(1), "it is the one that was named");
        running.cameras().change(Difference.of(before, named, before)).join();
        assertEquals(List.of("front"), names());
    }

    private void serve(String... args) throws Exception {
        AutomaticCameras wanted = CommandLine.parse(args).automatic().orElseThrow();
        plugged = new PluggedServing(wanted, running.cameras(), machine.devices());
    }

    private List<String> names() {
        return running.cameras().specs().stream().map(CameraSpec::name).toList();
    }

    private void awaitNames(List<String> expected) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!names().equals(expected) && System.nanoTime() - endNanos < 0) {
            Thread.sleep(20);
        }
        assertEquals(expected, names());
    }

    private HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + target))
            .timeout(Duration.ofSeconds(PATIENCE_SECONDS)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
