package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

@Timeout(120)
final class HostileInputIT {
    private static final List<String> GARBAGE = List.of(
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\r\n\r\n\r\nhello\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /" + "a".repeat(40_000) + " HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nX: " + "a".repeat(80_000) + "\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: minus\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST /?stream HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGARBAGE\r\n\r\n",
        "GET /?stream HTTP/1.1\r\n\r\nGET /?stream HTTP/1.1\r\n\r\n\u0000\u0001\u0002",
        "GET /?rotate=%&stream=%zz&%=% HTTP/1.1\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\n\r\n",
        "GET //////?action=" + "%00".repeat(100) + " HTTP/1.1\r\n\r\n");

    @Test
    void garbageIsAnsweredOrClosedAndTheNeighbourIsUnharmed() throws Exception {
        try (LogRecords log = new LogRecords(); InProcessProgram program = InProcessProgram.start()) {
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Integer> neighbour = Viewer.begin(() -> watch(program, enough));
            for (String garbage : GARBAGE) {
                String answer = answerTo(program, garbage);
                assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 "), () -> garbage + " -> " + answer);
            }
            Random random = new Random(7);
            for (int i = 0; i < 50; i++) {
                byte[] noise = new byte[1 + random.nextInt(3_000)];
                random.nextBytes(noise);
                answerTo(program, new String(noise, StandardCharsets.ISO_8859_1) + "\r\n\r\n");
            }
            enough.set(true);

            assertTrue(Viewer.await(neighbour) > 0);
            Info.await(program, info -> info.viewers() == 0);
            assertEquals(List.of(), log.troubles());
        }
    }

    @Test
    void whatIsRefusedIsToldWhy() throws Exception {
        try (InProcessProgram program = InProcessProgram.start()) {
            assertStatus(400, program, "hello\r\n\r\n");
            assertStatus(400, program, "GET / HTTP/1.1\r\nno colon\r\n\r\n");
            assertStatus(414, program, "GET /" + "a".repeat(16_400) + " HTTP/1.1\r\n\r\n");
            assertStatus(431, program, "GET / HTTP/1.1\r\nX: " + "a".repeat(65_600) + "\r\n\r\n");
        }
    }

    @Test
    void slowLorisHoldsUpNobodyAndGoesWithItsConnection() throws Exception {
        try (LogRecords log = new LogRecords(); InProcessProgram program = InProcessProgram.start()) {
            List<RawConnection> lorises = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                lorises.add(RawConnection.to(program).send("GET /?stream HTTP/1.1\r\nX-a"));
            }
            try (RawConnection viewer = Viewer.open(program, "/?stream")) {
                for (RawConnection loris : lorises) {
                    loris.send(": b\r\nX-c");
                    viewer.readPart();
                }
            }
            for (RawConnection loris : lorises) {
                loris.reset();
            }
            Info.await(program, info -> info.viewers() == 0);
            assertEquals(List.of(), log.troubles());
        }
    }

    private static void assertStatus(int status, InProcessProgram program, String request) throws IOException {
        try (RawConnection client = RawConnection.to(program).send(request)) {
            assertEquals(status, client.readHead().status());
        }
    }

    /** The beginning of what the server says, until it closes or has said enough. */
    private static String answerTo(InProcessProgram program, String bytes) throws IOException {
        try (RawConnection client = RawConnection.to(program).send(bytes)) {
            client.endOutput();
            StringBuilder answer = new StringBuilder();
            for (int next = client.readOrEnd(); next >= 0 && answer.length() < 500; next = client.readOrEnd()) {
                answer.append((char) next);
            }
            return answer.toString();
        } catch (SocketException reset) {
            return "";
        }
    }

    private static int watch(InProcessProgram program, AtomicBoolean enough) throws IOException {
        int parts = 0;
        try (RawConnection connection = Viewer.open(program, "/?stream")) {
            while (!enough.get()) {
                parts += Viewer.readParts(connection, 3).size();
            }
        }
        return parts;
    }
}
