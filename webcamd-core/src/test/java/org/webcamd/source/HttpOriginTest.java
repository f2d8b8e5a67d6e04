package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.join;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.camera.CameraException;

/** Closing from another thread, and heads of all kinds. */
@Timeout(60)
final class HttpOriginTest {
    /** Nothing ends by itself during a test. */
    private static final StreamLimits PATIENT = new StreamLimits(Duration.ofMinutes(9), Duration.ofMinutes(9),
        Duration.ofMinutes(9));
    private static final String[] HEADS = {
        "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nETag: \"x\"\r\nContent-Length: 5\r\n\r\n\u00ff\u00d8xyz",
        "HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\", qop=\"auth\", algorithm=MD5\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: /a?b#c\r\nSet-Cookie: a=b; path=/; Max-Age=5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/x\r\n\r\n5;a=b\r\n--b\r\n\r\n0\r\n"
            + "X: y\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 204\r\nKeep-Alive: timeout=5, max=1\r\nConnection: keep-alive\r\n\r\n"};

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void closingEndsWhateverIsWaitedFor(String scheme) throws Exception {
        for (String said : new String[] {"", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx", "HTTP/1.1 200 OK\r\n\r\n\u00ff\u00d8\u00ff"}) {
            try (RawServer server = RawServer.stallingAfter(said)) {
                HttpReader reader = reader(scheme + "://127.0.0.1:" + server.port() + "/", PATIENT);
                Thread reading = new Thread(() -> assertThrows(CameraException.class,
                    () -> reader.read(new StreamedPicture())));
                reading.start();
                Programs.await("the connection", () -> server.openConnections() == 1);
                Thread.sleep(100);
                reader.close();
                reading.join(TimeUnit.SECONDS.toMillis(20));
                assertFalse(reading.isAlive(), said);
            }
        }
    }

    @Test
    void closedReaderAsksNobody() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\n\r\n", RED)) {
            HttpReader reader = reader(server.url("/"), PATIENT);
            reader.close();
            assertThrows(CameraException.class, () -> reader.read(new StreamedPicture()));
            assertTrue(server.requests().isEmpty());
        }
    }

    /** Whatever bytes come, there are pictures or one line. */
    @Test
    void headsThatAreChangedByChanceAreOneLineAtMost() throws Exception {
        Random random = new Random(8);
        StreamLimits hasty = new StreamLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
        byte[][] answer = new byte[1][];
        try (RawServer server = new RawServer((request, out) -> {
            out.write(answer[0]);
            return false;
        })) {
            for (int i = 0; i < 300; i++) {
                answer[0] = changed(HEADS[i % HEADS.length], random);
                HttpReader reader = reader("http://a:b@127.0.0.1:" + server.port() + "/", hasty);
                CameraException ended = assertThrows(CameraException.class, () -> readToTheEnd(reader));
                reader.close();
                String line = ended.getMessage();
                assertTrue(line.length() < 600 && line.chars().noneMatch(Character::isISOControl), line);
            }
        }
    }

    private static void readToTheEnd(HttpReader reader) throws Exception {
        StreamedPicture out = new StreamedPicture();
        for (int i = 0; i < 3; i++) {
            reader.read(out);
        }
        throw new CameraException("three pictures");
    }

    private static byte[] changed(String head, Random random) {
        StringBuilder changed = new StringBuilder(head);
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.setCharAt(at, (char) random.nextInt(256));
                case 2 -> changed.insert(at, "\r\n:;,=\"\\%[ \t".charAt(random.nextInt(12)));
                default -> changed.insert(at, changed.substring(at, Math.min(at + 20, changed.length())));
            }
        }
        return join(changed.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static HttpReader reader(String url, StreamLimits limits) {
        HttpOrigin origin = new HttpOrigin(HttpAddress.parse(url), limits, new HttpCookies());
        return new HttpReader(origin, 1000, Pieces.MEMORY, what -> { });
    }
}
