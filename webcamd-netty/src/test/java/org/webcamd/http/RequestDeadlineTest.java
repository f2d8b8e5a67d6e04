package org.webcamd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.server.Bench;

final class RequestDeadlineTest {
    private static final String REQUEST = "GET /?info HTTP/1.1\r\nHost: cam\r\n\r\n";

    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void whoSaysNothingIsClosedAfterAWhileAndIsNotLate() {
        client.pass(74_999, TimeUnit.MILLISECONDS);
        assertTrue(client.isOpen());
        client.pass(1, TimeUnit.MILLISECONDS);

        assertFalse(client.isOpen());
        assertEquals(0, bench.counted(Counter.REQUESTS_LATE));
        assertEquals("", client.received());
    }

    @Test
    void whoSaysNothingMoreIsClosedAfterTheTimeThatWasAnnounced() {
        client.send(REQUEST);
        assertEquals("timeout=75", Answer.one(client.received()).header("Keep-Alive"));
        client.pass(74_999, TimeUnit.MILLISECONDS);
        assertTrue(client.isOpen());
        client.pass(1, TimeUnit.MILLISECONDS);

        assertFalse(client.isOpen());
        assertEquals(0, bench.counted(Counter.REQUESTS_LATE));
    }

    @Test
    void timeForARequestRunsFromItsFirstByte() {
        client.pass(70, TimeUnit.SECONDS);
        client.send("G");
        client.pass(9_999, TimeUnit.MILLISECONDS);
        assertTrue(client.isOpen());
        client.pass(1, TimeUnit.MILLISECONDS);

        assertFalse(client.isOpen());
        assertEquals(1, bench.counted(Counter.REQUESTS_LATE));
    }

    @Test
    void whatIsPipelinedBehindARequestIsBegunWhenThatIsAnswered() {
        client.send(REQUEST + "GET /?in");
        assertEquals(200, Answer.one(client.received()).status());
        client.pass(10, TimeUnit.SECONDS);

        assertFalse(client.isOpen());
        assertEquals(1, bench.counted(Counter.REQUESTS_LATE));
        assertEquals(1, bench.counted(Counter.REQUESTS));
    }

    @Test
    void whoIsIdleBehindTwoRequestsAtOnceIsNotLate() {
        client.send(REQUEST + REQUEST);
        assertEquals(2, Answer.all(client.received()).size());
        client.pass(74, TimeUnit.SECONDS);

        assertTrue(client.isOpen());
    }

    @Test
    void byteNowAndThenProlongsNothing() {
        int sent = 0;
        for (char next : REQUEST.toCharArray()) {
            if (!client.isOpen()) {
                break;
            }
            client.send(String.valueOf(next));
            client.pass(1, TimeUnit.SECONDS);
            sent++;
        }

        assertEquals(10, sent);
        assertFalse(client.isOpen());
        assertEquals(1, bench.counted(Counter.REQUESTS_LATE));
    }

    @Test
    void bodyThatDripsProlongsNothing() {
        client.send("POST / HTTP/1.1\r\nHost: cam\r\nContent-Length: 1000\r\n\r\n");
        for (int second = 0; second < 10; second++) {
            assertTrue(client.isOpen());
            client.send("x");
            client.pass(1, TimeUnit.SECONDS);
        }

        assertFalse(client.isOpen());
        assertEquals(1, bench.counted(Counter.REQUESTS_LATE));
    }

    @Test
    void timeBeginsAnewWithEachAnswer() {
        for (int i = 0; i < 5; i++) {
            client.pass(74, TimeUnit.SECONDS);
            client.send(REQUEST);
            assertEquals(200, Answer.one(client.received()).status());
        }
        client.pass(75, TimeUnit.SECONDS);

        assertFalse(client.isOpen());
    }

    @Test
    void timeDoesNotRunWhileAnAnswerIsAwaited() {
        bench.snapshotTimeout(Duration.ofSeconds(60));
        ClientChannel waiting = bench.connect();
        waiting.send("GET /?snapshot HTTP/1.1\r\nHost: cam\r\n\r\n");
        waiting.pass(59, TimeUnit.SECONDS);
        bench.publish(1);

        assertEquals(Frames.jpeg(1), Answer.one(waiting.received()).body());
        assertTrue(waiting.isOpen());
    }

    @Test
    void timeDoesNotRunForAStream() {
        client.send("GET /?stream HTTP/1.1\r\nHost: cam\r\n\r\n");
        client.pass(1, TimeUnit.HOURS);
        bench.publish(1);

        assertTrue(client.isOpen());
        assertTrue(client.received().endsWith(Frames.part(1)));
        assertEquals(0, bench.counted(Counter.REQUESTS_LATE));
    }

    @Test
    void answerOfWhichNothingIsTakenIsGivenUp() {
        client.stopTaking();
        client.send(REQUEST);
        client.pass(9, TimeUnit.SECONDS);
        assertTrue(client.isOpen());
        client.pass(5, TimeUnit.SECONDS);

        assertFalse(client.isOpen());
        assertEquals("", client.received());
        assertEquals(1, bench.counted(Counter.ANSWERS_LATE));
        assertEquals(0, bench.counted(Counter.REQUESTS_LATE));
    }

    @Test
    void answerThatIsTakenInDropsHasAMinute() {
        client.stopTaking();
        client.send(REQUEST);
        for (int seconds = 0; seconds < 58; seconds += 2) {
            client.take(5);
            client.pass(2, TimeUnit.SECONDS);
            assertTrue(client.isOpen(), "after " + seconds + " s");
        }
        client.take(5);
        client.pass(6, TimeUnit.SECONDS);

        assertFalse(client.isOpen());
        assertEquals(30 * 5, client.received().length());
        assertEquals(1, bench.counted(Counter.ANSWERS_LATE));
    }
}
