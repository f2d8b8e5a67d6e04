package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.PooledByteBufAllocator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraControls;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.memory.TestMemory;
import org.webcamd.mjpeg.StreamSettings;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Wish;
import org.webcamd.route.AccessSettings;
import org.webcamd.route.AllowedOrigins;
import org.webcamd.route.ReportedCamera;
import org.webcamd.route.ReportedConfig;
import org.webcamd.server.ServerSettings;
import org.webcamd.server.StartException;
import org.webcamd.server.Transport;
import org.webcamd.server.WebcamServer;
import org.webcamd.v4l2.Control;
import org.webcamd.v4l2.ControlType;
import org.webcamd.v4l2.MenuItem;

/** The page's controls, in a real browser. */
@Timeout(120)
final class ControlsPageIT {
    private static final String PANEL = "getComputedStyle(document.getElementById('controls')).display";
    private static final String KNOBS = "document.querySelectorAll('#controls label').length";

    /** A camera with a control of each kind that the page has. */
    private static final class AdjustableSource implements Source, CameraControls {
        private final Map<String, Integer> values =
            new ConcurrentHashMap<>(Map.of("brightness", 100, "auto_exposure", 3, "white_balance_automatic", 1));

        @Override
        public Camera open() throws CameraException {
            throw new CameraException("not needed here");
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
            return new Control(name.hashCode(), name, type, 0, maximum, 1, 0, 0, menu, values.get(name));
        }
    }

    @TempDir
    private Path profile;
    private Path chromium;
    private final AdjustableSource camera = new AdjustableSource();

    @BeforeEach
    void wantBrowser() {
        Optional<Path> installed = Browser.installed();
        assumeTrue(installed.isPresent(), "chromium is not installed");
        chromium = installed.get();
    }

    @Test
    void controlsAreShownAndSet() throws Exception {
        try (CameraFeed feed = feed(); WebcamServer server = start(feed, true); Browser browser = open(server)) {
            browser.await("document.getElementById('adjust').hidden", "false");
            browser.await(PANEL, "none");
            browser.evaluate("document.getElementById('adjust').click()");
            browser.await(KNOBS, "3");
            browser.await(PANEL, "grid");
            browser.await("document.querySelector('#controls [type=range]').value", "100");
            turn(browser, "[type=range]", "value = 42");
            browser.await("document.querySelector('#controls output').textContent", "42");
            turn(browser, "select", "value = 1");
            turn(browser, "[type=checkbox]", "checked = false");
            browser.await("(fetch('?info').then(answer => answer.json())"
                + ".then(info => window.told = Object.values(info.camera.controls).join()), window.told)", "42,1,0");
            assertEquals(Map.of("brightness", 42, "auto_exposure", 1, "white_balance_automatic", 0), camera.values);
        }
    }

    @Test
    void whyTheyAreNotToBeHadIsTold() throws Exception {
        try (CameraFeed feed = feed(); WebcamServer server = start(feed, false); Browser browser = open(server)) {
            browser.await("document.getElementById('adjust').hidden", "false");
            browser.evaluate("document.getElementById('adjust').click()");
            browser.await("document.getElementById('controls').textContent.includes('--allow-control')", "true");
        }
    }

    private Browser open(WebcamServer server) throws Exception {
        return Browser.open(chromium, profile, "http://127.0.0.1:" + server.address().getPort() + "/");
    }

    /** As a user's hand does it. */
    private static void turn(Browser browser, String knob, String change) throws Exception {
        browser.evaluate("""
            (() => {
                const knob = document.querySelector('#controls %s');
                knob.%s;
                knob.dispatchEvent(new Event('change'));
            })()
            """.formatted(knob, change));
    }

    private CameraFeed feed() {
        return new CameraFeed("bench", camera, new CaptureSettings(Duration.ZERO, 80, Wish.NONE, 0, 320, 240),
            TestMemory.frames(), Runnable::run);
    }

    private static WebcamServer start(CameraFeed feed, boolean allowControl) throws StartException {
        ServerSettings settings = new ServerSettings("127.0.0.1", 0, Transport.AUTO, 10, ConnectionSettings.DEFAULT,
            new StreamSettings(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20)), Optional.empty(),
            new AccessSettings(AllowedOrigins.LAN, List.of(), allowControl), false, false);
        ReportedConfig config =
            new ReportedConfig(320, 240, 0, 4, "127.0.0.1", "::", 0, 0, 0, Rotation.NONE, false, false);
        return WebcamServer.start(settings, List.of(new ReportedCamera(feed, config)), TestMemory.frames(),
            "1.2.3", PooledByteBufAllocator.DEFAULT);
    }
}
