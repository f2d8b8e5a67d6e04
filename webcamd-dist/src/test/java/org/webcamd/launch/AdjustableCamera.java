package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.ListenSettings;
import org.webcamd.auth.AuthSettings;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraControls;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlType;
import org.webcamd.camera.MenuItem;
import org.webcamd.camera.Source;
import org.webcamd.camera.TestSource;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.capture.OnLoss;
import org.webcamd.memory.FrameMemory;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;
import org.webcamd.server.ServerSettings;
import org.webcamd.server.StartException;
import org.webcamd.server.Transport;
import org.webcamd.server.WebcamServer;
import org.webcamd.tls.TlsSettings;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.wish.Wish;

/** A server whose camera shows the test picture and has a control of each kind that the page has. */
final class AdjustableCamera implements Source, CameraControls, AutoCloseable {
    private static final Pattern VIEWERS_JOINED = Pattern.compile("\"viewersJoined\":([0-9]+)");

    /** What they are at first. */
    private static final Map<String, Integer> INITIAL =
        Map.of("brightness", 100, "auto_exposure", 3, "white_balance_automatic", 1);

    /** What the controls are set to. */
    final Map<String, Integer> values = new ConcurrentHashMap<>(INITIAL);

    private final CameraSettings asked = new CameraSettings(320, 240, 30, CaptureFormat.AUTO);
    private final TestSource picture = new TestSource(asked);
    private final FrameMemory memory = TestMemory.frames();
    private final CameraFeed feed = new CameraFeed(new CameraSpec("bench", 0, this, asked,
        new CaptureSettings(Duration.ZERO, 80, Wish.NONE, 0, OnLoss.CARD, false)), memory, Runnable::run);
    private final WebcamServer server;

    AdjustableCamera(boolean allowControl, String... origins) throws StartException {
        ServerSettings settings = new ServerSettings(new ListenSettings(4, "127.0.0.1", "::", 0), TlsSettings.OFF,
            Transport.AUTO, 10,
            ConnectionSettings.DEFAULT,
            new StreamSettings(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20), false),
            Optional.of(Duration.ofSeconds(20)),
            new AccessSettings(new AllowedOrigins(List.of(origins)), List.of(), allowControl), AuthSettings.OPEN, false,
            false);
        server = WebcamServer.start(settings, List.of(feed), memory, "1.2.3",
            PooledByteBufAllocator.DEFAULT);
        feed.prepare();
        feed.start();
    }

    int port() {
        return server.port();
    }

    /** How many streams have begun, as the server tells. */
    int viewersJoined() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/?info"))
            .timeout(Duration.ofSeconds(20)).build();
        String info = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        Matcher joined = VIEWERS_JOINED.matcher(info);
        assertTrue(joined.find(), info);
        return Integer.parseInt(joined.group(1));
    }

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        return picture.open(memory);
    }

    @Override
    public String name() {
        return "adjustable";
    }

    @Override
    public Optional<CameraControls> controls() {
        return Optional.of(this);
    }

    @Override
    public List<Control> list() {
        return List.of(control("brightness", ControlType.INTEGER, 255, List.of()),
            control("auto_exposure", ControlType.MENU, 3,
                List.of(new MenuItem(1, "Manual Mode"), new MenuItem(3, "Aperture Priority Mode"))),
            control("white_balance_automatic", ControlType.BOOLEAN, 1, List.of()));
    }

    @Override
    public Control set(String name, String text) {
        values.put(name, Integer.parseInt(text));
        return list().stream().filter(control -> control.name().equals(name)).findFirst().orElseThrow();
    }

    private Control control(String name, ControlType type, int maximum, List<MenuItem> menu) {
        return new Control(name.hashCode(), name, type, 0, maximum, 1, INITIAL.get(name), false, false, menu,
            values.get(name));
    }

    @Override
    public void close() {
        server.close();
        feed.close();
    }
}
