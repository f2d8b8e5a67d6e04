package org.webcamd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.server.Bench;

/** A client that has sent all that it has to say, and still reads. */
final class HalfClosedTest {
    private static final String INFO = "GET /?info HTTP/1.1\r\nHost: cam\r\n\r\n";
    private static final String SNAPSHOT = "GET /?snapshot&max_age=0 HTTP/1.1\r\nHost: cam\r\n\r\n";
    private static final String STREAM = "GET /?stream HTTP/1.1\r\nHost: cam\r\n\r\n";

    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
        assertEquals(0, bench.requestMemory.usedBytes());
    }

    @Test
    void pictureThatIsAwaitedIsAnsweredWhole() {
        client.send(SNAPSHOT);
        closeSendingSide();
        assertTrue(client.isOpen());
        bench.publish(1);

        assertEquals(Frames.jpeg(1), Answer.one(client.received()).body());
        assertFalse(client.isOpen(), "no further request can come");
    }

    @Test
    void pipelinedRequestsAreAllAnswered() {
        client.send(SNAPSHOT + INFO + SNAPSHOT + INFO);
        closeSendingSide();
        bench.publish(1);
        bench.publish(2);

        assertEquals(List.of(200, 200, 200, 200),
            Answer.all(client.received()).stream().map(Answer::status).toList());
        assertFalse(client.isOpen());
    }

    @Test
    void answerThatIsTakenSlowlyIsTakenWhole() {
        client.stopTaking();
        client.send(INFO + INFO);
        closeSendingSide();
        client.take(10);
        assertTrue(client.isOpen());
        client.takeAll();
        client.runPendingTasks();

        assertEquals(2, Answer.all(client.received()).size());
        assertFalse(client.isOpen());
    }

    @Test
    void streamGoesOn() {
        client.send(STREAM);
        closeSendingSide();
        bench.publish(1);
        bench.publish(2);

        assertEquals("--boundarydonotcross\r\n" + Frames.part(1) + Frames.part(2),
            Answer.ofHead(client.received()).body());
        assertTrue(client.isOpen());
    }

    @Test
    void streamBehindAPictureGoesOn() {
        client.send(SNAPSHOT + STREAM);
        closeSendingSide();
        bench.publish(1);
        bench.publish(2);

        assertTrue(client.received().endsWith(Frames.part(2)));
        assertTrue(client.isOpen());
    }

    @Test
    void viewerThatHasGoneWhollyIsNoticedByTheNextFrame() {
        client.send(STREAM);
        closeSendingSide();
        client.received();
        client.breakConnection();
        bench.publish(1);

        assertFalse(client.isOpen());
        assertTrue(bench.viewers.isEmpty());
        client.received();
    }

    @Test
    void idleConnectionIsClosedAtOnce() {
        closeSendingSide();

        assertFalse(client.isOpen());
        assertEquals("", client.received());
    }

    @Test
    void connectionThatIsIdleAfterAnAnswerIsClosedAtOnce() {
        client.send(INFO);
        client.received();
        closeSendingSide();

        assertFalse(client.isOpen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "GET /?info HTTP/1.1\r\nHost: c", "GET /?info HTTP/1.1\r\nHost: cam\r\n",
        "POST /?info HTTP/1.1\r\nContent-Length: 4\r\n\r\nab",
        "POST /?info HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nab"})
    void requestThatIsCutOffIsRefused(String begun) {
        client.send(begun);
        closeSendingSide();

        Answer refused = Answer.one(client.received());
        assertEquals(400, refused.status());
        assertEquals("the request ends too early: an empty line and, where it has one, its whole body are missing\n",
            refused.body());
        assertFalse(client.isOpen());
        assertEquals(1, bench.counted(Counter.REQUESTS_MALFORMED));
    }

    @Test
    void requestThatIsCutOffBehindOthersIsRefusedAfterThem() {
        client.send(SNAPSHOT + "GET /?inf");
        closeSendingSide();
        bench.publish(1);

        assertEquals(List.of(200, 400), Answer.all(client.received()).stream().map(Answer::status).toList());
        assertFalse(client.isOpen());
    }

    @Test
    void placeIsGivenBack() {
        client.send(SNAPSHOT);
        closeSendingSide();
        bench.publish(1);
        client.received();
        for (int i = 0; i < Bench.MAX_CONNECTIONS; i++) {
            assertTrue(bench.connect().isOpen(), "connection " + i);
        }
    }

    private void closeSendingSide() {
        client.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        client.runPendingTasks();
    }
}
