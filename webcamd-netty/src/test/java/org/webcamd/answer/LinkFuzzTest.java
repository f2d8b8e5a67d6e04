package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.auth.AuthFileException;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.auth.LinkSigner;
import org.webcamd.auth.TestUsers;
import org.webcamd.counters.Counters;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.NoSource;
import org.webcamd.server.Bench;

/** Who has the link of one camera's stream sees that, and nothing of another camera, whatever is made of the link. */
final class LinkFuzzTest {
    private static final String KEY = "a key of many bytes, nobody else has it";
    private static final int LONGEST_TARGET = 4_000;
    private static final int OF_BED = 1;
    private static final int OF_NOZZLE = 2;

    @TempDir
    Path folder;

    private Doorkeeper door;
    private String expires;
    private String signature;

    @BeforeEach
    void open() throws AuthFileException {
        door = TestUsers.door(TestUsers.withLinks(folder, KEY), new Counters());
        String link = LinkTarget.of("http://cam/bed/?stream", List.of())
            .signed(LinkSigner.of(folder.resolve("key")), Instant.now(), Duration.ofDays(1));
        expires = link.replaceFirst(".*expires=([0-9]+)&.*", "$1");
        signature = link.substring(link.indexOf("signature=") + "signature=".length());
    }

    @AfterEach
    void close() {
        door.close();
    }

    /** What an attacker sends, where {@code @E} and {@code @S} stand for the two parts of the proof. */
    @FuzzTest(maxDuration = "5m")
    void linkShowsWhatItWasSignedForAndNothingElse(byte[] bytes) {
        String input = new String(bytes, StandardCharsets.ISO_8859_1);
        String sent = input.replace("@E", expires).replace("@S", signature);
        String received = received("GET " + sent + "\r\n\r\n");

        assertFalse(received.contains("picture " + OF_NOZZLE), "another camera is shown");
        assertFalse(received.contains("nozzle\""), "another camera is told of");
        if (received.contains("picture " + OF_BED)) {
            assertTrue(sent.contains(signature) || sent.contains("%"), "shown without a signature");
        }
    }

    /** Of none of these names is an item that means something. */
    @FuzzTest(maxDuration = "5m")
    void goodLinkIsGoodWithOtherItemsBesideIt(byte[] bytes) {
        StringBuilder items = new StringBuilder("?stream");
        for (byte next : bytes) {
            items.append("&z").append(next & 0xFF).append(next % 2 == 0 ? "=" + (char) ('0' + (next & 7)) : "");
        }
        int half = items.indexOf("&", items.length() / 2);
        String right = "expires=%s&signature=%s".formatted(expires, signature);
        items.insert(half < 0 ? items.length() : half, "&" + right);
        String received = received("GET /bed/" + items + " HTTP/1.1\r\nHost: cam\r\n\r\n");
        if (items.length() < LONGEST_TARGET) {
            assertTrue(received.startsWith("HTTP/1.1 200 OK"), received);
        }
    }

    private String received(String request) {
        try (Bench bench = new Bench(new NoSource(), "bed", "nozzle")) {
            bench.door(door);
            ClientChannel client = bench.connect();
            bench.publish(0, OF_BED);
            bench.publish(1, OF_NOZZLE);
            client.send(request);
            bench.publish(0, OF_BED);
            bench.publish(1, OF_NOZZLE);
            String received = client.received();
            client.close();
            return received;
        }
    }
}
