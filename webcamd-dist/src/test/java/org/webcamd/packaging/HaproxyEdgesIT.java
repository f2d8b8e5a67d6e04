package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** Viewers who are spread over several servers by a real HAProxy with the shipped configuration. */
@Timeout(240)
final class HaproxyEdgesIT {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int VIEWERS = 30;

    @TempDir
    static Path folder;
    static SelfSigned certificate;

    private final List<RunningProgram> edges = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private ShippedHaproxy haproxy;
    private SteadyViewers viewers;

    @BeforeAll
    static void prepare() throws Exception {
        ShippedHaproxy.assumeInstalled();
        certificate = SelfSigned.make(folder);
    }

    /** All of them have pictures, and HAProxy knows. */
    private void serveReady(int count) throws Exception {
        addEdges(count, "test");
        await(() -> ports.stream().allMatch(HaproxyEdgesIT::isReady), "all are ready");
        haproxy = ShippedHaproxy.startForEdges(folder, certificate, ports);
        for (int edge = 1; edge <= count; edge++) {
            String name = "edge" + edge;
            await(() -> haproxy.isUp("edges", name) && haproxy.isUp("edges-alive", name), name + " is up");
        }
    }

    private static boolean isReady(int port) {
        try (RawConnection connection = RawConnection.to("127.0.0.1", port).get("/readyz")) {
            return connection.readHead().status() == 200;
        } catch (IOException busy) {
            return false;
        }
    }

    private void addEdges(int count, String source) throws Exception {
        for (int edge = 0; edge < count; edge++) {
            addEdge(source);
        }
    }

    private void addEdge(String source) throws Exception {
        int port = RunningProgram.freePort();
        edges.add(RunningProgram.serve(port, "--source", source, "--streamwait", "0.2", "--trusted-proxy",
            "127.0.0.1"));
        ports.add(port);
    }

    private void watch(int count) {
        viewers = new SteadyViewers(certificate.trust.getSocketFactory(), haproxy.httpsPort(), count);
    }

    @AfterEach
    void stop() {
        if (viewers != null) {
            viewers.close();
        }
        if (haproxy != null) {
            haproxy.close();
        }
        edges.forEach(RunningProgram::close);
    }

    private long watching(int edge) {
        try {
            return Info.of(ports.get(edge), "/?info").number("sessionCount");
        } catch (IOException busy) {
            throw new IllegalStateException(busy);
        }
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, () -> "never: " + what);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void haproxyTakesTheFileWithoutAWarning(boolean named) throws Exception {
        RunningProgram check = ShippedHaproxy.checkForEdges(folder, certificate, named);

        assertEquals(0, check.exitStatus(), check::toString);
        assertEquals(List.of(), check.err());
    }

    @Test
    void viewersOfAKilledEdgeAreSentToTheOthers() throws Exception {
        serveReady(3);
        watch(VIEWERS);
        await(() -> viewers.live() == VIEWERS, "all see pictures");
        await(() -> watching(0) > 0 && watching(1) > 0 && watching(2) > 0, "each edge has viewers");

        edges.get(1).kill();
        viewers.startAnew();
        await(() -> viewers.live() == VIEWERS, "all see pictures again");

        assertEquals(VIEWERS, watching(0) + watching(2));
        assertEquals(0, viewers.refusals(), "whoever comes to where nobody is any more is sent on");
    }

    @Test
    void browserStaysWithItsEdgeWhileThatIsThere() throws Exception {
        serveReady(2);
        HttpClient browser = HttpClient.newBuilder().sslContext(certificate.trust).cookieHandler(new CookieManager())
            .build();
        int own = edgeOf(browser);
        for (int i = 0; i < 5; i++) {
            assertEquals(own, edgeOf(browser));
        }
        edges.get(ports.indexOf(own)).kill();
        int other = edgeOf(browser);
        assertNotEquals(own, other);
        assertEquals(other, edgeOf(browser));
    }

    /** By the port that it tells of. */
    private int edgeOf(HttpClient browser) throws Exception {
        URI info = URI.create("https://127.0.0.1:" + haproxy.httpsPort() + "/?info");
        return (int) new Info(browser.send(HttpRequest.newBuilder(info).build(), BodyHandlers.ofString()).body())
            .number("port");
    }

    @Test
    void edgeThatHangsLosesItsViewersToTheOthers() throws Exception {
        serveReady(2);
        watch(VIEWERS);
        await(() -> viewers.live() == VIEWERS, "all see pictures");

        edges.get(1).pause();
        await(() -> watching(0) == VIEWERS, "all are where somebody answers");
        viewers.startAnew();
        await(() -> viewers.live() == VIEWERS, "all see pictures again");
    }

    @Test
    void drainedEdgeKeepsItsViewersAndGetsNoNewOnes() throws Exception {
        serveReady(2);
        haproxy.answer("set server edges/edge1 state drain");
        watch(10);
        await(() -> viewers.live() == 10, "all see pictures");
        assertEquals(0, watching(0));
        assertEquals(10, watching(1));

        haproxy.answer("set server edges/edge1 state ready; set server edges/edge2 state drain");
        viewers.startAnew();
        await(() -> viewers.live() == 10, "whoever watches goes on");
        assertEquals(10, watching(1));
        haproxy.answer("set server edges/edge2 state maint");
        await(() -> watching(0) == 10 && watching(1) == 0, "all are at the other one");
    }

    @Test
    void edgeThatComesIsTakenInWithoutAReload() throws Exception {
        serveReady(1);
        addEdge("test");
        String added = haproxy.answer("add server edges/edge4 127.0.0.1:" + ports.get(1) + " check;"
            + " enable server edges/edge4; enable health edges/edge4; enable dynamic-cookie backend edges");
        await(() -> haproxy.isUp("edges", "edge4"), "it is up: " + added);
        watch(10);

        await(() -> watching(0) > 0 && watching(1) > 0, "both have viewers");
    }

    @Test
    void whereNoEdgeHasPicturesTheirCardsAreShown() throws Exception {
        addEdges(2, "http://127.0.0.1:9/nothing");
        haproxy = ShippedHaproxy.startForEdges(folder, certificate, ports);
        watch(4);
        await(() -> !haproxy.isUp("edges", "edge1") && !haproxy.isUp("edges", "edge2"), "neither is ready");
        viewers.startAnew();

        await(() -> viewers.live() == 4, "a card for each");
    }
}
