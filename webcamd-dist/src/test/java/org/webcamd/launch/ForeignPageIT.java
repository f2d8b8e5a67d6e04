package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.browser.Chromium;

/**
 * Pages of other origins in a real browser, and what they can do to a camera. All names point to this machine. The
 * camera is asked for by one in .local, since a browser tells an address of this machine more than it tells others.
 */
@Timeout(180)
final class ForeignPageIT {
    private static final String NAMES = "--host-resolver-rules=MAP *.example 127.0.0.1, MAP *.local 127.0.0.1";
    private static final Map<String, Integer> UNTOUCHED =
        Map.of("brightness", 100, "auto_exposure", 3, "white_balance_automatic", 1);

    @RegisterExtension
    static final Chromium page = new Chromium(NAMES);

    private HttpServer pages;

    @BeforeEach
    void serve() throws Exception {
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = page();
        pages.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        pages.start();
    }

    private static byte[] page() throws IOException {
        try (InputStream in = ForeignPageIT.class.getResourceAsStream("foreign-page.html")) {
            return in.readAllBytes();
        }
    }

    @AfterEach
    void stop() {
        if (pages != null) {
            pages.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lan", "*"})
    void pageOfTheInternetSetsNothing(String origins) throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(true, origins)) {
            open("evil.example");
            tell("set", "cam.local", camera);
            assertEquals("failed failed failed", told("image", "quietImage", "command"));
            assertEquals("opaque opaque opaque sent TypeError",
                told("opaqueGet", "opaquePost", "head", "form", "post"));
            assertEquals(UNTOUCHED, camera.values);
            tell("set", "127.0.0.1", camera);
            assertEquals("TypeError", told("post"));
            assertEquals(UNTOUCHED, camera.values);
        }
    }

    @Test
    void pageOfTheInternetShowsThePictureAndReadsNothing() throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(false, "lan")) {
            open("evil.example");
            tell("read", "cam.local", camera);
            assertEquals("320 320", told("shown", "streamShown"));
            assertEquals("SecurityError failed TypeError TypeError",
                told("pixels", "crossPixels", "info", "picture"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cam.local", "mainsail.local", "127.0.0.1", "localhost"})
    void pageOfTheOwnNetworkReads(String host) throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(true, "lan")) {
            open(host);
            tell("read", "cam.local", camera);
            assertEquals("320 320 data:image 1.2.3 image/jpeg",
                told("shown", "streamShown", "crossPixels", "info", "picture"));
        }
    }

    @Test
    void pageOfTheOwnNetworkSetsNothingUnlessItIsOfTheSameHost() throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(true, "lan")) {
            open("mainsail.local");
            tell("set", "cam.local", camera);
            assertEquals("403 TypeError", told("get", "post"));
            assertEquals(UNTOUCHED, camera.values);
        }
    }

    @Test
    void pageOfTheSameHostSetsFromAnotherPort() throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(true, "lan")) {
            open("cam.local");
            tell("set", "cam.local", camera);
            assertEquals("200 200", told("get", "post"));
            assertEquals(9, camera.values.get("brightness"));
        }
    }

    @Test
    void pageThatIsNamedSets() throws Exception {
        String host = "mainsail.example";
        String origin = "http://" + host + ":" + pages.getAddress().getPort();
        try (AdjustableCamera camera = new AdjustableCamera(true, origin)) {
            open(host);
            tell("set", "cam.local", camera);
            assertEquals("200 200", told("get", "post"));
            assertEquals(9, camera.values.get("brightness"));
        }
    }

    @Test
    void pageOfANameThatPointsHereSetsNothingAndIsToldWhy() throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(true, "lan")) {
            page.open("http://evil.example:" + camera.port() + "/");
            page.await("document.getElementById('adjust').hidden", "false");
            page.evaluate("document.getElementById('adjust').click()");
            page.await("document.querySelectorAll('#controls .knob').length", "3");
            page.evaluate("""
                (() => {
                    const knob = document.querySelector('#controls [type=range]');
                    knob.value = 42;
                    knob.dispatchEvent(new Event('change'));
                })()
                """);
            page.await("document.querySelector('#controls .problem').textContent.includes('--host evil.example')",
                "true");
            page.await("document.querySelector('#controls [type=number]').value", "100");
            assertEquals(UNTOUCHED, camera.values);
        }
    }

    @Test
    void pageWithKnobsStandsInNoFrameOfAnotherHost() throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(true, "lan")) {
            open("evil.example");
            tell("frame", "cam.local", camera);
            assertEquals(0, camera.viewersJoined());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cam.local", "127.0.0.1"})
    void pageWithKnobsStandsInFramesOfItsHost(String host) throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(true, "lan")) {
            open(host);
            tell("frame", host, camera);
            awaitViewer(camera);
        }
    }

    @Test
    void pageWithoutKnobsStandsInAnyFrame() throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(false, "lan")) {
            open("dashboard.example");
            tell("frame", "cam.local", camera);
            awaitViewer(camera);
        }
    }

    private static void awaitViewer(AdjustableCamera camera) throws Exception {
        while (camera.viewersJoined() == 0) {
            Thread.sleep(50);
        }
    }

    private void open(String host) {
        page.open("http://" + host + ":" + pages.getAddress().getPort() + "/");
    }

    /** Has a page try something with the camera at a host, and waits until it has tried all. */
    private static void tell(String what, String host, AdjustableCamera camera) throws Exception {
        page.await("typeof frame", "function");
        page.evaluate("done.all = '', " + what + "('http://" + host + ":" + camera.port() + "/')");
        page.await("done.all !== ''", "true");
    }

    private static String told(String... attempts) {
        return page.evaluate("['" + String.join("', '", attempts) + "'].map(name => done[name]).join(' ')");
    }
}
