package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.fixture.RecordHandler;
import org.webcamd.frame.Frame;

/** Answers below whose writer stands a handler that sends each in pieces of its own, as TLS does. */
final class AnswerInRecordsTest {
    private static final String INFO = "GET /?info HTTP/1.1\r\nHost: cam\r\n\r\n";
    private static final String SNAPSHOT = "GET /?snapshot HTTP/1.1\r\nHost: cam\r\n\r\n";

    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @BeforeEach
    void putRecordsBelow() {
        client.pipeline().addFirst(new RecordHandler(16));
    }

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void memoryOfAnAnswerIsGivenBackWithItsLastRecord() {
        client.stopTaking();
        client.send(INFO);
        client.take(200);
        assertTrue(bench.documents.usedBytes() > 0);
        client.takeAll();
        client.runPendingTasks();

        assertEquals(0, bench.documents.usedBytes());
        assertEquals(200, Answer.one(RecordHandler.contents(client.received())).status());
    }

    @Test
    void nextRequestIsAnsweredWhenTheLastRecordOfTheAnswerBeforeIsTaken() {
        client.stopTaking();
        client.send(INFO + INFO);
        client.take(200);
        assertEquals(1, bench.counted(Counter.REQUESTS));
        client.takeAll();
        client.runPendingTasks();

        assertEquals(2, bench.counted(Counter.REQUESTS));
        client.received();
    }

    @Test
    void pictureIsHeldUntilItsLastRecordIsTaken() {
        Frame frame = Frames.ofBytes(1, 1_000);
        bench.publish(frame);
        int before = frame.refCnt();
        client.stopTaking();
        client.send(SNAPSHOT);
        client.take(200);
        int meanwhile = frame.refCnt();
        client.takeAll();
        client.runPendingTasks();

        assertEquals(before + 1, meanwhile, "what is written is a copy, and the frame is held all the same");
        assertEquals(before, frame.refCnt());
        assertEquals("x".repeat(1_000), Answer.one(RecordHandler.contents(client.received())).body());
        assertTrue(client.isOpen());
    }

    @Test
    void clientThatTakesSomeRecordsAndThenNothingIsClosed() {
        client.stopTaking();
        client.send(INFO);
        for (int i = 0; i < 4; i++) {
            client.take(10);
            client.pass(8, TimeUnit.SECONDS);
        }
        client.take(10);
        client.pass(3, TimeUnit.SECONDS);
        assertEquals(0, bench.counted(Counter.ANSWERS_LATE));
        client.pass(20, TimeUnit.SECONDS);

        assertEquals(1, bench.counted(Counter.ANSWERS_LATE));
        assertFalse(client.isOpen());
        assertEquals(0, bench.documents.usedBytes());
        client.received();
    }
}
