package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.ListenSettings;
import org.webcamd.auth.AuthSettings;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.capture.OnLoss;
import org.webcamd.fixture.NoSource;
import org.webcamd.memory.TestMemory;
import org.webcamd.server.ServerSettings;
import org.webcamd.server.StartException;
import org.webcamd.server.Transport;
import org.webcamd.server.WebcamServer;
import org.webcamd.tls.TlsSettings;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.wish.Wish;

@Timeout(60)
final class ControlsTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final AdjustableSource camera = new AdjustableSource();
    private final List<CameraFeed> feeds = List.of(feed("front", new NoSource()), feed("bed", camera));
    private WebcamServer server;

    @AfterEach
    void close() {
        camera.answers.countDown();
        if (server != null) {
            server.close();
        }
        CameraFeed.closeAll(feeds);
    }

    @Test
    void controlsAreListedWithTheirValuesAndRanges() throws Exception {
        start(true);
        assertEquals("""
            {"camera":"bed","controls":[\
            {"name":"brightness","id":9963776,"type":"integer","value":10,"min":0,"max":255,"step":1,\
            "default":128,"inactive":false,"readOnly":false},\
            {"name":"auto_exposure","id":10094849,"type":"menu","value":3,"min":0,"max":3,"step":1,"default":3,\
            "inactive":false,"readOnly":false,"menu":[{"value":1,"name":"manual_mode"}]}]}""",
            body(200, "/bed/?controls"));
        assertEquals(body(200, "/bed/?controls"), body(200, "/bed/controls?_=1699999999999"));
    }

    @Test
    void controlsAreSetByNameAndTheNewValuesAreTold() throws Exception {
        start(true);
        String answer = body(200, "/bed/?controls&brightness=99&auto_exposure=1&1699999999999");
        assertTrue(answer.contains("\"value\":99") && answer.contains("\"value\":1,"), answer);
        assertEquals(Map.of("brightness", 99, "auto_exposure", 1), camera.values);
    }

    @Test
    void controlsAreSetAsMjpgStreamersClientsDo() throws Exception {
        start(true);
        body(200, "/?action=command&dest=0&plugin=1&id=9963776&group=1&value=77");
        assertEquals(77, camera.values.get("brightness"));
        body(200, "/bed/?action=command&id=brightness&value=78");
        assertEquals(78, camera.values.get("brightness"));
    }

    @Test
    void badCommandSaysWhatIsAccepted() throws Exception {
        start(true);
        assertEquals("bad value of plugin: '2'; accepted: the number of a camera, 0 to 1\n",
            body(400, "/?action=command&plugin=2&id=1&value=1"));
        assertEquals("bad value of group: '3'; accepted: 1\n",
            body(400, "/bed/?action=command&group=3&id=1&value=1"));
        assertEquals("bad value of value: ''; accepted: a number\n", body(400, "/bed/?action=command&id=1"));
        assertEquals("this camera has no control zoom\n", body(400, "/bed/?controls&zoom=1"));
    }

    @Test
    void nothingIsToldOrSetWhereItIsNotAllowed() throws Exception {
        start(false);
        assertEquals("controls are not to be had here (--allow-control)\n", body(403, "/bed/?controls"));
        body(403, "/bed/?controls&brightness=5");
        body(403, "/bed/?action=command&id=brightness&value=5");
        assertEquals(10, camera.values.get("brightness"));
    }

    @Test
    void cameraWithoutControlsSaysSo() throws Exception {
        start(true);
        assertEquals("camera front has no controls\n", body(404, "/?controls"));
    }

    @Test
    void pageOfAnotherSiteMayNotSetButThoseThatAreNamed() throws Exception {
        start(true);
        String set = "/bed/?controls&brightness=5";
        assertEquals(403, get(set, "Sec-Fetch-Site", "cross-site").statusCode());
        assertEquals(403,
            get(set, "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example").statusCode());
        assertEquals(10, camera.values.get("brightness"));
        assertEquals(200, get(set, "Sec-Fetch-Site", "cross-site", "Origin", "https://mainsail.local").statusCode());
        assertEquals(5, camera.values.get("brightness"));
        assertEquals(200, get("/bed/?controls&brightness=6", "Sec-Fetch-Site", "same-origin").statusCode());
        assertEquals(6, camera.values.get("brightness"));
    }

    @Test
    void pageSetsByPostWithItsHeaderAndAFormDoesNot() throws Exception {
        start(true);
        String set = "/bed/?controls&brightness=";
        assertEquals(403, ask("POST", set + 5, "User-Agent", "Mozilla/5.0").statusCode());
        assertEquals(403, ask("POST", set + 5, "User-Agent", "Mozilla/5.0", "X-Webcamd", "1", "Origin",
            "https://evil.example").statusCode());
        assertEquals(10, camera.values.get("brightness"));
        assertEquals(200, ask("POST", set + 6, "User-Agent", "Mozilla/5.0", "X-Webcamd", "1", "Origin",
            "http://127.0.0.1").statusCode());
        assertEquals(200, ask("POST", "/bed/?action=command&id=auto_exposure&value=1").statusCode());
        assertEquals(Map.of("brightness", 6, "auto_exposure", 1), camera.values);
    }

    @Test
    void postThatSetsNothingIsToldWhereValuesStand() throws Exception {
        start(true);
        HttpResponse<String> answer = ask("POST", "/bed/?controls");
        assertEquals(400, answer.statusCode());
        assertEquals("nothing to set: values stand in the address, as in /?controls&brightness=128, "
            + "and no body is read\n", answer.body());
    }

    @Test
    void imageElementOfABrowserSetsNothing() throws Exception {
        start(true);
        HttpResponse<String> answer =
            get("/bed/?controls&brightness=5", "User-Agent", "Mozilla/5.0", "Accept", "image/*");
        assertEquals(403, answer.statusCode());
        assertEquals(1, answer.body().lines().count());
        assertEquals(403,
            get("/bed/?action=command&id=brightness&value=5", "User-Agent", "Mozilla/5.0").statusCode());
        assertEquals(10, camera.values.get("brightness"));
        assertEquals(200, get("/bed/?controls&brightness=5", "User-Agent", "Mozilla/5.0", "Referer",
            "http://127.0.0.1/mainsail").statusCode());
        assertEquals(5, camera.values.get("brightness"));
        assertEquals(200, get("/bed/?controls", "User-Agent", "Mozilla/5.0").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bed/?controls&brightness=5", "/bed/?action=command&id=brightness&value=5"})
    void headSetsNothing(String target) throws Exception {
        start(true);
        assertEquals(200, ask("HEAD", target).statusCode());
        assertEquals(10, camera.values.get("brightness"));
    }

    @Test
    void statisticsTellThePresentValues() throws Exception {
        start(false);
        String info = body(200, "/bed/?info");
        assertTrue(info.contains("\"controls\":{\"brightness\":10,\"auto_exposure\":3}"), info);
    }

    @Test
    void driverThatHangsKeepsNobodyWaiting() throws Exception {
        start(true);
        camera.hangs = true;
        assertEquals("the driver of camera bed does not answer\n", body(503, "/bed/?controls"));
        assertTrue(body(200, "/?info").contains("\"controls\":{}"));
        body(404, "/?controls");
        camera.hangs = false;
        camera.answers.countDown();
        body(200, "/bed/?controls");
    }

    private void start(boolean allowControl) throws StartException {
        ServerSettings settings = new ServerSettings(new ListenSettings(4, "127.0.0.1", "::", 0), TlsSettings.OFF,
            Transport.NIO, 10,
            ConnectionSettings.DEFAULT,
            new StreamSettings(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20), false), Optional.empty(),
            new AccessSettings(new AllowedOrigins(List.of("https://mainsail.local")), List.of(), allowControl),
            AuthSettings.OPEN, false, false);
        server =
            WebcamServer.start(settings, feeds, TestMemory.frames(), "1.2.3",
                PooledByteBufAllocator.DEFAULT);
    }

    private static CameraFeed feed(String name, Source source) {
        CameraSpec spec = new CameraSpec(name, 0, source, new CameraSettings(320, 240, 30, CaptureFormat.AUTO),
            new CaptureSettings(Duration.ZERO, 80, Wish.NONE, 0, OnLoss.CARD, false));
        return new CameraFeed(spec, TestMemory.frames(), Runnable::run);
    }

    private String body(int status, String target) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(target);
        assertEquals(status, answer.statusCode(), answer::body);
        return answer.body();
    }

    private HttpResponse<String> get(String target, String... headers) throws IOException, InterruptedException {
        return ask("GET", target, headers);
    }

    private HttpResponse<String> ask(String method, String target, String... headers)
        throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(target)).timeout(Duration.ofSeconds(30))
            .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String target) {
        return URI.create("http://127.0.0.1:" + server.port() + target);
    }
}
