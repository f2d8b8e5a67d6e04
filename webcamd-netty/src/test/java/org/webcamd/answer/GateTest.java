package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.auth.TestUsers.basic;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.auth.Asker;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.auth.LoginResult;
import org.webcamd.auth.TestUsers;
import org.webcamd.counters.Counters;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.server.Bench;

final class GateTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    @TempDir
    Path folder;

    private final Bench bench = new Bench();
    private Doorkeeper door;

    private ClientChannel connect(boolean anonymous) {
        if (door == null) {
            door = TestUsers.door(TestUsers.settings(folder, anonymous), new Counters());
            bench.door(door);
        }
        return bench.connect();
    }

    @AfterEach
    void close() {
        bench.close();
        door.close();
    }

    private static Answer get(ClientChannel client, String target, String headers) {
        return ask(client, "GET", target, headers);
    }

    private static Answer ask(ClientChannel client, String method, String target, String headers) {
        client.send(method + " " + target + " HTTP/1.1\r\nHost: cam\r\n" + headers + "\r\n");
        return Answer.one(awaited(client, 1));
    }

    private static String awaited(ClientChannel client, int answers) {
        StringBuilder got = new StringBuilder();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (got.toString().split("HTTP/1.1 ", -1).length <= answers && System.nanoTime() < end) {
            client.runPendingTasks();
            got.append(client.received());
            Thread.onSpinWait();
        }
        return got.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?stream", "/stream.mjpg", "/?action=stream", "/?snapshot", "/?info", "/?controls",
        "/?action=command&id=1&value=2", "/page.css", "/?page.js", "/nothing", "/?action=nothing", "/bench/"})
    void everyRouteAsksForUserAndPassword(String target) {
        Answer answer = get(connect(false), target, "");

        assertEquals(401, answer.status());
        assertEquals("Basic realm=\"webcamd\", charset=\"UTF-8\"", answer.headers().get("WWW-Authenticate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "POST", "HEAD"})
    void everyMethodAsks(String method) {
        assertEquals(401, Answer.ofHead(headOf(method)).status());
    }

    private String headOf(String method) {
        ClientChannel client = connect(false);
        client.send(method + " / HTTP/1.1\r\nHost: cam\r\n\r\n");
        return awaited(client, 1);
    }

    @Test
    void healthIsForAllAndMetricsAreForOperators() {
        ClientChannel client = connect(false);

        assertEquals(200, get(client, "/healthz", "").status());
        assertEquals(401, get(client, "/readyz", "").status());
        assertEquals(401, get(client, "/metrics", "").status());
        assertEquals(403, get(client, "/metrics", basic("bob:other")).status());
        assertEquals(200, get(client, "/metrics", basic("ann:secret")).status());
    }

    @Test
    void preflightAsksNobody() {
        assertEquals(204, ask(connect(false), "OPTIONS", "/?info", "Origin: http://a.local\r\n").status());
    }

    @Test
    void rightPasswordIsLetIn() {
        ClientChannel client = connect(false);

        assertEquals(401, get(client, "/?info", "").status());
        assertEquals(200, get(client, "/?info", basic("ann:secret")).status());
        assertEquals(200, get(client, "/", basic("bob:other")).status());
        assertEquals(401, get(client, "/?info", basic("bob:secret")).status());
        assertEquals(401, get(client, "/?info", "").status(), "a connection remembers nothing");
    }

    @Test
    void requestsBehindWaitInOrder() {
        ClientChannel client = connect(false);
        client.send("GET /?info HTTP/1.1\r\nHost: cam\r\n" + basic("ann:secret") + "\r\n"
            + "GET /nothing HTTP/1.1\r\nHost: cam\r\n" + basic("bob:other") + "\r\n"
            + "GET / HTTP/1.1\r\nHost: cam\r\n\r\n");

        assertEquals(List.of(200, 404, 401), Answer.all(awaited(client, 3)).stream().map(Answer::status).toList());
    }

    @Test
    void whoGoesMeanwhileLeavesNothing() {
        ClientChannel client = connect(false);
        CountDownLatch gone = new CountDownLatch(1);
        List<CompletableFuture<LoginResult>> before = keepHashing(gone);
        client.send("GET /?stream HTTP/1.1\r\nHost: cam\r\n" + basic("ann:secret") + "\r\n");
        client.close();
        gone.countDown();
        before.forEach(CompletableFuture::join);

        assertEquals(200, get(connect(false), "/", basic("bob:other")).status(), "whoever came behind was looked at");
        client.runPendingTasks();
        assertEquals("", client.received());
        assertTrue(bench.viewers.isEmpty());
    }

    /** Every thread that hashes is busy with somebody else, until released. */
    private List<CompletableFuture<LoginResult>> keepHashing(CountDownLatch until) {
        return IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(number -> door.login("Basic YW5uOg==", new Asker("somebody", addressOf(number)),
                () -> goneBefore(until)).orElseThrow())
            .toList();
    }

    private static InetAddress addressOf(int number) {
        return NetUtil.createInetAddressFromIpAddressString("198.51.100." + number);
    }

    private static boolean goneBefore(CountDownLatch latch) {
        try {
            return !latch.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Basic\r\n", "Authorization: Digest x\r\n", "Authorization: \r\n",
        "Authorization: Basic YW5uOnNlY3JldA==\r\nAuthorization: Basic YW5uOnNlY3JldA==\r\n"})
    void otherProofsAreNone(String headers) {
        ClientChannel client = connect(false);
        for (int i = 0; i < 10; i++) {
            assertEquals(401, get(client, "/", headers).status());
        }
        assertEquals(200, get(client, "/", basic("ann:secret")).status(), "that was no guess");
    }

    @Test
    void guesserIsToldWhenToTryAgain() {
        ClientChannel client = connect(false);
        for (int i = 0; i < 5; i++) {
            assertEquals(401, get(client, "/", basic("ann:" + i)).status());
        }

        Answer answer = get(client, "/", basic("ann:secret"));

        assertEquals(429, answer.status());
        assertEquals("30", answer.headers().get("Retry-After"));
        assertEquals(401, get(client, "/", "").status());
        assertEquals(200, get(bench.connect("192.0.2.8"), "/", basic("ann:secret")).status());
        assertEquals(200, get(client, "/", basic("ann:secret")).status(), "it is known by now");
    }

    @Test
    void anonymousWatchesAndChangesNothing() {
        bench.allowControl();
        ClientChannel client = connect(true);

        assertEquals(200, get(client, "/", "").status());
        assertEquals(200, get(client, "/?info", "").status());
        assertEquals(404, get(client, "/?controls", "").status(), "this camera has none");
        assertEquals(401, get(client, "/?controls&brightness=1", "").status());
        assertEquals(401, get(client, "/?action=command&id=1&value=2", "").status());
        assertEquals(401, get(client, "/", basic("ann:wrong")).status());
        assertEquals(403, get(client, "/?controls&brightness=1", basic("bob:other")).status());
        assertEquals(404, get(client, "/?controls&brightness=1", basic("ann:secret")).status());
    }

    @Test
    void viewersAreToldNothingOfOthers() {
        ClientChannel watching = connect(false);
        watching.send("GET /?stream HTTP/1.1\r\nHost: cam\r\nUser-Agent: secret-agent\r\n" + basic("ann:secret")
            + "\r\n");
        awaited(watching, 1);
        ClientChannel asking = bench.connect("192.0.2.9");

        String ofBob = get(asking, "/?info", basic("bob:other")).body();
        String ofAnn = get(asking, "/?info", basic("ann:secret")).body();

        assertFalse(ofBob.contains("192.0.2.7") || ofBob.contains("secret-agent") || ofBob.contains("0.0.0.0"), ofBob);
        assertFalse(ofBob.contains("requestsMalformed"), ofBob);
        assertTrue(ofBob.contains("\"viewerCount\":1"), ofBob);
        assertTrue(ofAnn.contains("192.0.2.7") && ofAnn.contains("secret-agent"), ofAnn);
        watching.close();
    }
}
