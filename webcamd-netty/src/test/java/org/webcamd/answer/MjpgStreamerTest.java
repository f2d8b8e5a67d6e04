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
import org.webcamd.capture.CameraFeed;
import org.webcamd.fixture.NoSource;
import org.webcamd.memory.TestMemory;
import org.webcamd.server.Bench;
import org.webcamd.server.ServerSettings;
import org.webcamd.server.StartException;
import org.webcamd.server.Transport;
import org.webcamd.server.WebcamServer;
import org.webcamd.tls.TlsSettings;
import org.webcamd.viewer.StreamSettings;

/** What clients of mjpg-streamer ask beside streams and pictures; in the order in which Octolapse does. */
@Timeout(60)
final class MjpgStreamerTest {
    private static final String NO_CAMERA_NEEDED = "/?action=command&id=-1";

    private final HttpClient client = HttpClient.newHttpClient();
    private final AdjustableSource camera = new AdjustableSource();
    private final List<CameraFeed> feeds =
        List.of(Bench.camera(new NoSource(), "front"), Bench.camera(camera, "bed"));
    private WebcamServer server;

    @AfterEach
    void close() {
        server.close();
        CameraFeed.closeAll(feeds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bed/input.json", "/webcam/bed/input.json", "/input_1.json", "/INPUT_1.JSON?_=1",
        "/bed/input_0.json"})
    void controlsAreListedAsTexts(String target) throws Exception {
        start(true);
        assertEquals("""
            {"controls":[\
            {"name":"brightness","id":"9963776","type":"1","min":"0","max":"255","step":"1","default":"128",\
            "value":"10","dest":"0","flags":"0","group":"1"},\
            {"name":"auto_exposure","id":"10094849","type":"3","min":"0","max":"3","step":"1","default":"3",\
            "value":"3","dest":"0","flags":"0","group":"1","menu":{"1":"Manual Mode"}}],"formats":[]}""",
            body(200, target));
    }

    @Test
    void cameraWithoutControlsHasNoneToList() throws Exception {
        start(true);
        assertEquals("{\"controls\":[],\"formats\":[]}", body(200, "/input.json"));
        assertEquals("{\"controls\":[]}", body(200, "/output_0.json"));
    }

    @Test
    void numbersOfCommandsAreTold() throws Exception {
        start(true);
        assertEquals("""
            {"inputs":[{"id":"0","name":"front","plugin":"webcamd","args":""},\
            {"id":"1","name":"bed","plugin":"webcamd","args":""}],\
            "outputs":[{"id":"0","name":"HTTP","plugin":"webcamd","args":""}]}""", body(200, "/program.json"));
    }

    @Test
    void numberThatThereIsNotIsABadValue() throws Exception {
        start(true);
        assertEquals("bad value of input: '2'; accepted: the number of a camera, 0 to 1\n", body(400, "/input_2.json"));
        assertEquals("bad value of output: '1'; accepted: 0\n", body(400, "/output_1.json"));
        assertEquals(404, get("/input_x.json").statusCode());
        assertEquals(404, get("/clients.json").statusCode());
    }

    @Test
    void commandForNoControlTellsWhetherCommandsAreTaken() throws Exception {
        start(true);
        camera.hangs = true;
        assertEquals("{\"camera\":\"bed\",\"controls\":[]}", body(200, "/bed" + NO_CAMERA_NEEDED));
        camera.answers.countDown();
        assertEquals(404, get(NO_CAMERA_NEEDED).statusCode());
        assertEquals(403, get("/bed" + NO_CAMERA_NEEDED, "Sec-Fetch-Site", "cross-site").statusCode());
    }

    @Test
    void nothingIsTakenOrToldWhereItIsNotAllowed() throws Exception {
        start(false);
        assertEquals("controls are not to be had here (--allow-control)\n", body(403, "/bed/input.json"));
        assertEquals(403, get("/input.json").statusCode());
        assertEquals(403, get("/bed" + NO_CAMERA_NEEDED).statusCode());
        assertEquals("webcamd/1.2.3", server(get("/bed" + NO_CAMERA_NEEDED)));
    }

    @Test
    void controlThatAnotherHasTheSayOverStopsNoClient() throws Exception {
        start(true);
        camera.held = true;
        String answer = body(200, "/?action=command&dest=0&plugin=1&id=9963776&group=1&value=77");
        assertTrue(answer.contains("\"value\":10,") && answer.contains("\"inactive\":true"), answer);
        assertEquals(10, camera.values.get("brightness"));
        assertEquals("brightness cannot be set now\n", body(503, "/bed/?controls&brightness=77"));
    }

    @Test
    void controlThatIsOnlyToBeReadStopsNoClient() throws Exception {
        start(true);
        camera.fixed = true;
        assertTrue(body(200, "/bed/?action=command&id=brightness&value=7").contains("\"readOnly\":true"));
        assertEquals("this camera has no control 5\n", body(400, "/bed/?action=command&id=5&value=7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bed/?action=snapshot&rotate=x", "/bed/input.json", "/?action=command", "/program.json",
        "/?action=take"})
    void answersInItsWordsNameItBeforeUs(String target) throws Exception {
        start(true);
        assertEquals("MJPG-Streamer/0.2 webcamd/1.2.3", server(get(target)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?info", "/", "/nothing", "/?controls", "/?snapshot&rotate=x", "/page.js"})
    void allOtherAnswersNameUs(String target) throws Exception {
        start(true);
        get("/input.json");
        assertEquals("webcamd/1.2.3", server(get(target)));
    }

    private static String server(HttpResponse<?> answer) {
        return String.join(", ", answer.headers().allValues("Server"));
    }

    private void start(boolean allowControl) throws StartException {
        ServerSettings settings = new ServerSettings(new ListenSettings(4, "127.0.0.1", "::", 0), TlsSettings.OFF,
            Transport.NIO, 10, ConnectionSettings.DEFAULT,
            new StreamSettings(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20), false), Optional.empty(),
            new AccessSettings(AllowedOrigins.LAN, List.of(), allowControl), AuthSettings.OPEN, false, false);
        server = WebcamServer.start(settings, feeds, TestMemory.frames(), "1.2.3", PooledByteBufAllocator.DEFAULT);
    }

    private String body(int status, String target) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(target);
        assertEquals(status, answer.statusCode(), answer::body);
        return answer.body();
    }

    private HttpResponse<String> get(String target, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + target))
            .timeout(Duration.ofSeconds(30));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
