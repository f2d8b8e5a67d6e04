package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.leaks.LeakPresenceExtension;

/** Whatever a client sends is answered, at most once for each request, or its connection is closed. */
final class RequestFuzzTest {
    /** Stands once in the head of every answer. */
    private static final String ANSWER = "\r\nExpires: Mon, 3 Jan 2000 12:34:56 GMT\r\n";
    private static final String SWITCHED = "HTTP/1.1 101 ";
    /** Of what is sent piece by piece. */
    private static final int LONGEST_TRICKLE = 4_000;

    @FuzzTest(maxDuration = "5m")
    void whateverIsSentIsAnsweredOrTheConnectionIsClosed(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int answers = answers(text, text.length());
        if (text.length() <= LONGEST_TRICKLE) {
            assertEquals(answers, answers(text, 1), "it depends on how the bytes arrive");
        }
        LeakPresenceExtension.check();
    }

    private static int answers(String text, int piece) {
        try (Bench bench = new Bench()) {
            ClientChannel client = bench.connect();
            bench.publish(1);
            for (int at = 0; at < text.length() && client.isOpen(); at += piece) {
                client.send(text.substring(at, Math.min(text.length(), at + piece)));
            }
            bench.publish(2);
            String received = client.received();
            client.pass(3, TimeUnit.HOURS);
            received += client.received();
            client.checkException();
            int answers = received.split(ANSWER, -1).length - 1;
            assertTrue(answers <= bench.counted(Counter.REQUESTS) + bench.counted(Counter.REQUESTS_MALFORMED),
                "more answers than requests");
            assertTrue(!client.isOpen() || answers > 0 || received.contains(SWITCHED), "neither answered nor closed");
            client.close();
            return answers;
        }
    }
}
