package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.auth.AuthFileException;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.auth.LinkSigner;
import org.webcamd.auth.TestUsers;
import org.webcamd.counters.Counters;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.NoSource;
import org.webcamd.server.Bench;

/** Connections that a link was shown for, and what is asked for over them. */
final class LinkSocketTest {
    private static final String KEY = "a key of many bytes, nobody else has it";
    private static final String HOST = "http://cam.local:8080";

    @TempDir
    Path folder;

    private final Bench bench = new Bench(new NoSource(), "bed", "nozzle");
    private Doorkeeper door;

    @BeforeEach
    void open() {
        door = TestUsers.door(TestUsers.withLinks(folder, KEY), new Counters());
        bench.door(door);
    }

    @AfterEach
    void close() {
        bench.close();
        door.close();
    }

    private String signed(String address) {
        return signed(address, Duration.ofDays(1));
    }

    private String signed(String address, Duration valid) {
        try {
            String link = LinkTarget.of(HOST + address, List.of())
                .signed(LinkSigner.of(folder.resolve("key")), Instant.now(), valid);
            return link.substring(HOST.length());
        } catch (AuthFileException explained) {
            throw new IllegalStateException(explained);
        }
    }

    /** What stands behind the question mark or the last item. */
    private String proof(String address) {
        String link = signed(address);
        return link.substring(link.indexOf("expires="));
    }

    @Test
    void linkOfOneCameraShowsNoOtherOverOneConnection() {
        assertEquals("{\"camera\":\"nozzle\",\"error\":\"no camera 'nozzle' here; there is: bed\"}",
            answerToAWishForTheNozzle("/bed/?streams&" + proof("/bed/")));
        assertTrue(answerToAWishForTheNozzle("/?streams&" + proof("/")).startsWith(
            "{\"camera\":\"nozzle\",\"error\":\"bad value of fps"), "it is asked for in a way that cannot be");
    }

    @Test
    void connectionOfALinkThatCountsNoMoreGetsNoFurtherCamera() throws Exception {
        ClientChannel client = bench.connect();
        beginSocket(client, "/?streams&" + proof("/"));
        assertTrue(answerToAWish(client, "nozzle", "fps=none").contains("bad value of fps"));
        TestUsers.writeKey(folder, KEY + " any more");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String answer = answerToAWish(client, "nozzle", "fps=none");
        while (answer.contains("bad value of fps") && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(100);
            answer = answerToAWish(client, "nozzle", "fps=none");
        }
        client.close();

        assertTrue(answer.contains("\"error\":\"what this connection was let in with is good no more\""), answer);
    }

    private String answerToAWishForTheNozzle(String target) {
        ClientChannel client = bench.connect();
        beginSocket(client, target);
        String answer = answerToAWish(client, "nozzle", "fps=none");
        client.close();
        return answer;
    }

    private static void beginSocket(ClientChannel client, String target) {
        client.send("GET " + target + " HTTP/1.1\r\nHost: cam.local\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        assertTrue(client.received().startsWith("HTTP/1.1 101 "), target);
    }

    private static String answerToAWish(ClientChannel client, String camera, String items) {
        String wish = "{\"camera\":\"%s\",\"wish\":\"%s\"}".formatted(camera, items);
        client.send("\u0081" + (char) (0x80 | wish.length()) + "\0\0\0\0" + wish);
        String frame = client.received();
        return frame.substring(frame.indexOf('{'));
    }
}
