package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped configuration, run by a real HAProxy before two small servers in the places of webcamd and OctoPrint. */
class HaproxyIT {
    @TempDir
    static Path folder;
    static SelfSigned certificate;
    static ExecutorService threads;
    static HttpServer webcamd;
    static HttpServer octoprint;
    static ShippedHaproxy haproxy;
    static int httpPort;
    static int httpsPort;
    static HttpClient client;
    static final CountDownLatch FIRST_PART_SEEN = new CountDownLatch(1);

    @BeforeAll
    static void startAll() throws Exception {
        ShippedHaproxy.assumeInstalled();
        certificate = SelfSigned.make(folder);
        threads = Executors.newCachedThreadPool();
        webcamd = server("webcamd");
        webcamd.createContext("/parts", HaproxyIT::sendTwoParts);
        octoprint = server("octoprint");
        haproxy = ShippedHaproxy.start(folder, certificate, webcamd.getAddress().getPort(),
            octoprint.getAddress().getPort());
        httpPort = haproxy.httpPort();
        httpsPort = haproxy.httpsPort();
        client = HttpClient.newBuilder().sslContext(certificate.trust).connectTimeout(Duration.ofSeconds(10)).build();
    }

    @AfterAll
    static void stopAll() {
        if (haproxy != null) {
            haproxy.close();
        }
        if (threads != null) {
            webcamd.stop(0);
            octoprint.stop(0);
            threads.shutdownNow();
        }
    }

    @Test
    void shippedFileIsAcceptedWithoutAWarning() throws Exception {
        RunningProgram check = ShippedHaproxy.check(folder, certificate);
        assertEquals(0, check.exitStatus(), check::toString);
        assertTrue(check.err().stream().noneMatch(line -> line.contains("WARNING")), check::toString);
    }

    @Test
    void plainHttpIsSentToHttps() throws Exception {
        HttpResponse<String> response = get("http://127.0.0.1:" + httpPort + "/x?y=1");
        assertEquals(301, response.statusCode());
        assertEquals("https://127.0.0.1:" + httpPort + "/x?y=1", response.headers().firstValue("location").orElse(""));
    }

    @Test
    void webcamArrivesWithoutItsPrefix() throws Exception {
        assertEquals("webcamd /?action=stream&1699999999999", answer("/webcam/?action=stream&1699999999999").get(0));
        assertEquals("webcamd /", answer("/webcam/").get(0));
        assertEquals("webcamd /snapshot.jpg", answer("/webcam/snapshot.jpg").get(0));
        assertEquals("webcamd /webcam/", answer("/webcam/webcam/").get(0));
    }

    @Test
    void webcamWithoutASlashIsCompletedAndKeepsItsQuery() throws Exception {
        for (String query : List.of("", "?action=stream")) {
            HttpResponse<String> response = get(https("/webcam" + query));
            assertEquals(301, response.statusCode());
            assertEquals("/webcam/" + query, response.headers().firstValue("location").orElse(""));
        }
    }

    @Test
    void everythingElseGoesToOctoPrint() throws Exception {
        assertEquals("octoprint /", answer("/").get(0));
        assertEquals("octoprint /webcams?x=1", answer("/webcams?x=1").get(0));
        assertEquals("octoprint /api/webcam/", answer("/api/webcam/").get(0));
    }

    @Test
    void bothLearnHowTheyWereCalled() throws Exception {
        for (String path : List.of("/", "/webcam/")) {
            List<String> answer = answer(path);
            assertTrue(answer.contains("X-scheme: [https]"), answer::toString);
            assertTrue(answer.contains("X-forwarded-proto: [https]"), answer::toString);
            assertTrue(answer.contains("X-forwarded-for: [127.0.0.1]"), answer::toString);
            assertTrue(answer.contains("Host: [127.0.0.1:" + httpsPort + "]"), answer::toString);
        }
    }

    @Test
    void pageThatSetsControlsIsKnownAsOneOfItsHost() throws Exception {
        String origin = https("");
        HttpRequest set = HttpRequest.newBuilder(URI.create(https("/webcam/?controls&brightness=1")))
            .timeout(Duration.ofSeconds(20)).header("Origin", origin).header("X-Webcamd", "1")
            .POST(HttpRequest.BodyPublishers.noBody()).build();
        List<String> answer = client.send(set, BodyHandlers.ofString()).body().lines().toList();

        assertEquals("webcamd /?controls&brightness=1", answer.get(0));
        assertTrue(answer.contains("X-webcamd: [1]"), answer::toString);
        assertTrue(answer.contains("Origin: [" + origin + "]"), answer::toString);
        assertTrue(answer.contains("Host: [" + origin.substring("https://".length()) + "]"), answer::toString);
    }

    /** Within 64 KiB: what webcamd itself takes, in few lines and in many. */
    @ParameterizedTest
    @CsvSource({"8, 7900", "150, 400"})
    void headersOfManyServicesPass(int lines, int bytes) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(https("/webcam/?action=snapshot")))
            .timeout(Duration.ofSeconds(20));
        for (int i = 0; i < lines; i++) {
            request.header("X-Service-" + i, "a".repeat(bytes));
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        assertEquals(200, response.statusCode());
        assertTrue(response.body().startsWith("webcamd /?action=snapshot\n"), response.body());
    }

    @Test
    void partOfAStreamDoesNotWaitForTheNextOne() throws Exception {
        HttpRequest request = request(https("/webcam/parts"));
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            assertEquals("one", new String(body.readNBytes(3), StandardCharsets.US_ASCII));
            FIRST_PART_SEEN.countDown();
            assertEquals("two", new String(body.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    private static void sendTwoParts(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write("one".getBytes(StandardCharsets.US_ASCII));
            body.flush();
            boolean seen = FIRST_PART_SEEN.await(20, TimeUnit.SECONDS);
            body.write((seen ? "two" : "nobody saw one").getBytes(StandardCharsets.US_ASCII));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> answer(String path) throws Exception {
        HttpResponse<String> response = get(https(path));
        assertEquals(200, response.statusCode());
        return response.body().lines().toList();
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return client.send(request(url), BodyHandlers.ofString());
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).build();
    }

    private static String https(String path) {
        return "https://127.0.0.1:" + httpsPort + path;
    }

    /** A server that answers with its name, what it was asked for, and the headers it got. */
    private static HttpServer server(String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            StringBuilder text = new StringBuilder(name + " " + exchange.getRequestURI() + "\n");
            exchange.getRequestHeaders().forEach((key, value) -> text.append(key + ": " + value + "\n"));
            byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        return server;
    }
}
