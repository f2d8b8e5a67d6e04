package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;

/** The file that is shipped for nginx, run by a real one in front of the program. */
@Timeout(120)
class NginxIT {
    private static final String BOB = "bob:$2y$04$l6vSc0epwpUAZFxA.dBLsuByXGTjP8RZbiGyQJ6szW4k5L.GIm1TW";
    private static final String VIEWER = "127.0.0.9";
    private static final String FROM_ELSEWHERE = "192.0.2.1";

    @TempDir
    static Path certificates;
    static SelfSigned certificate;
    static HttpClient client;

    @TempDir
    Path folder;
    private Path users;

    @BeforeAll
    static void prepare() throws Exception {
        Nginx.assumeInstalled();
        certificate = SelfSigned.make(certificates);
        client = HttpClient.newBuilder().sslContext(certificate.trust).connectTimeout(Duration.ofSeconds(10)).build();
    }

    @BeforeEach
    void writeUsers() throws Exception {
        users = Files.writeString(folder.resolve("users"), BOB + "\n");
    }

    @Test
    void shippedFileIsAcceptedWithoutAWarning() throws Exception {
        RunningProgram check = ShippedNginx.check(folder, certificate);
        assertEquals(0, check.exitStatus(), check::toString);
        assertTrue(check.err().stream().noneMatch(line -> line.contains("[warn]")), check::toString);
    }

    @Test
    void plainHttpIsSentToHttpsAndThePrefixIsCompleted() throws Exception {
        try (InProcessProgram webcamd = InProcessProgram.start(); ShippedNginx nginx = start(webcamd)) {
            assertEquals("https://127.0.0.1/webcam/?stream",
                location("http://127.0.0.1:" + nginx.httpPort() + "/webcam/?stream"));
            assertTrue(location(https(nginx, "/webcam?action=stream")).endsWith("/webcam/?action=stream"));
        }
    }

    private static String location(String url) throws Exception {
        HttpResponse<String> answer = client.send(request(url).build(), BodyHandlers.ofString());
        assertEquals(301, answer.statusCode());
        return answer.headers().firstValue("location").orElse("");
    }

    @Test
    void passwordIsPassedOn() throws Exception {
        try (InProcessProgram webcamd = InProcessProgram.start("--users", users.toString());
            ShippedNginx nginx = start(webcamd)) {
            assertEquals(401, status(nginx, ""));
            assertEquals(401, status(nginx, "bob:wrong"));
            assertEquals(200, status(nginx, "bob:other"));
        }
    }

    @Test
    void viewerOfAStreamHasItsOwnAddressWhateverItSays() throws Exception {
        try (InProcessProgram webcamd = InProcessProgram.start("--trusted-proxy", "127.0.0.1");
            ShippedNginx nginx = start(webcamd);
            Socket viewer = watch(nginx)) {
            Info info = Info.await(webcamd, now -> now.viewers() == 1);
            assertTrue(info.json().contains("\"address\":\"" + VIEWER + ":"), info::json);
            assertFalse(info.json().contains(FROM_ELSEWHERE), info::json);
            assertTrue(viewer.isConnected());
        }
    }

    /** Opens a stream from an address of its own, says that it has another one, and reads up to the first part. */
    private static Socket watch(ShippedNginx nginx) throws Exception {
        Socket socket = certificate.trust.getSocketFactory().createSocket(InetAddress.getByName("127.0.0.1"),
            nginx.httpsPort(), InetAddress.getByName(VIEWER), 0);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
        socket.getOutputStream().write(("GET /webcam/?stream HTTP/1.0\r\nHost: 127.0.0.1\r\nX-Forwarded-For: "
            + FROM_ELSEWHERE + "\r\nForwarded: for=" + FROM_ELSEWHERE + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
        BufferedReader answer =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        assertEquals("HTTP/1.1 200 OK", answer.readLine());
        for (String line = answer.readLine(); !line.equals("--boundarydonotcross"); line = answer.readLine()) {
            assertTrue(line.length() < 1_000, line);
        }
        return socket;
    }

    private static int status(ShippedNginx nginx, String userAndPassword) throws Exception {
        HttpRequest.Builder request = request(https(nginx, "/webcam/?snapshot"));
        if (!userAndPassword.isEmpty()) {
            request.header("Authorization", basic(userAndPassword));
        }
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    @Test
    void passwordOfNginxItselfIsNotPassedOn() throws Exception {
        try (InProcessProgram webcamd = InProcessProgram.start();
            ShippedNginx nginx = ShippedNginx.startWithPasswords(folder, certificate, webcamd.port(), users)) {
            assertEquals(401, status(nginx, ""));
            assertEquals(401, status(nginx, "bob:wrong"));
            assertEquals(200, status(nginx, "bob:other"));
        }
    }

    @Test
    void webSocketOfItsOwnPageIsOpenedAndThatOfAnotherSiteIsNot() throws Exception {
        try (InProcessProgram webcamd = InProcessProgram.start(); ShippedNginx nginx = start(webcamd)) {
            WebSocket own = webSocket(nginx, https(nginx, ""));
            Info.await(webcamd, now -> now.viewers() == 1);
            own.abort();

            CompletionException refused = assertThrows(CompletionException.class,
                () -> webSocket(nginx, "https://elsewhere.example"));
            WebSocketHandshakeException why = (WebSocketHandshakeException) refused.getCause();
            assertEquals(403, why.getResponse().statusCode());
        }
    }

    private static WebSocket webSocket(ShippedNginx nginx, String origin) {
        return client.newWebSocketBuilder().header("Origin", origin)
            .buildAsync(URI.create(https(nginx, "/webcam/?stream").replace("https:", "wss:")),
                new WebSocket.Listener() { })
            .orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void signatureOfALinkIsNotInTheLog() throws Exception {
        String link = "?snapshot&signature=seen";
        try (InProcessProgram webcamd = InProcessProgram.start(); ShippedNginx nginx = start(webcamd)) {
            location("http://127.0.0.1:" + nginx.httpPort() + "/webcam/" + link);
            location(https(nginx, "/webcam" + link));
            assertEquals(200, answered(https(nginx, "/webcam/" + link)));
            assertEquals(404, answered(https(nginx, "/elsewhere/" + link)));
        }
        try (ShippedNginx nginx = ShippedNginx.start(folder, certificate, RunningProgram.freePort())) {
            assertEquals(502, answered(https(nginx, "/webcam/" + link)));
        }
        String log = ShippedNginx.logs(folder);
        for (String line : List.of("/webcam\" 301 ", "/webcam/\" 200 ", "/elsewhere/\" 404 ", "/webcam/\" 502 ")) {
            assertTrue(log.contains("\"GET " + line), log);
        }
        assertTrue(log.contains("access.log:\n") && log.contains("error.log:\n"), log);
        assertFalse(log.contains("seen"), log);
    }

    private static int answered(String url) throws Exception {
        return client.send(request(url).build(), BodyHandlers.discarding()).statusCode();
    }

    private ShippedNginx start(InProcessProgram webcamd) throws Exception {
        return ShippedNginx.start(folder, certificate, webcamd.port());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
    }

    private static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    private static String https(ShippedNginx nginx, String path) {
        return "https://127.0.0.1:" + nginx.httpsPort() + path;
    }
}
