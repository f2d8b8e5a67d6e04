package org.webcamd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.server.Bench;

final class PipeliningTest {
    private static final String INFO = "GET /?info HTTP/1.1\r\nHost: cam\r\n\r\n";
    private static final String NOTHING = "GET /nothing HTTP/1.1\r\nHost: cam\r\n\r\n";
    private static final String SNAPSHOT = "GET /?snapshot HTTP/1.1\r\nHost: cam\r\n\r\n";
    private static final String STREAM = "GET /?stream HTTP/1.1\r\nHost: cam\r\n\r\n";
    private static final String LAST = "GET /?info HTTP/1.1\r\nHost: cam\r\nConnection: close\r\n\r\n";

    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void answersComeInTheOrderOfTheRequests() {
        client.send(INFO + NOTHING + INFO);

        assertEquals(List.of(200, 404, 200), statuses(client.received()));
    }

    @Test
    void whatStandsBehindASnapshotThatWaitsWaitsToo() {
        client.send(INFO + SNAPSHOT + NOTHING + SNAPSHOT.replace("snapshot", "snapshot&max_age=3600000") + INFO);
        assertEquals(List.of(200), statuses(client.received()));
        client.send(NOTHING);
        assertEquals("", client.received());

        bench.publish(1);
        List<Answer> answers = Answer.all(client.received());
        assertEquals(List.of(200, 404, 200, 200, 404), answers.stream().map(Answer::status).toList());
        assertEquals(Frames.jpeg(1), answers.get(0).body());
        assertEquals(Frames.jpeg(1), answers.get(2).body(), "the frame of a moment ago is fresh enough");
        assertTrue(client.isOpen());
    }

    @Test
    void manySnapshotsThatMustBeNewerThanTheRequestAreAnsweredOneAFrame() {
        String strict = "GET /?snapshot&max_age=0 HTTP/1.1\r\nHost: cam\r\n\r\n";
        client.send(strict.repeat(3) + INFO);
        for (int sequence = 1; sequence <= 3; sequence++) {
            bench.publish(sequence);
            Answer first = Answer.all(client.received()).get(0);
            assertEquals(Frames.jpeg(sequence), first.body());
        }

        assertEquals(4, bench.counted(Counter.REQUESTS));
    }

    @Test
    void nextRequestIsBegunWhenTheAnswerBeforeWasTaken() {
        client.stopTaking();
        client.send(INFO.repeat(100));
        assertEquals(1, bench.counted(Counter.REQUESTS));
        client.take(100);
        assertEquals(1, bench.counted(Counter.REQUESTS));
        assertTrue(bench.documents.usedBytes() > 0);
        client.takeAll();
        client.runPendingTasks();

        assertEquals(100, statuses(client.received()).size());
        assertEquals(0, bench.documents.usedBytes());
    }

    @Test
    void whatIsSentWhileAnAnswerIsNotTakenIsReadNoFurther() {
        client.stopTaking();
        client.send(INFO);
        client.send(INFO.repeat(200));
        client.send(INFO.repeat(3000));

        assertFalse(client.isOpen(), "a client that goes on sending, however little is read of it");
        assertEquals(1, bench.counted(Counter.REQUESTS));
        assertEquals(1, bench.counted(Counter.REQUESTS_REFUSED));
        assertEquals(0, bench.requestMemory.usedBytes());
        client.received();
    }

    @Test
    void pictureThatIsNotTakenIsGivenUpWhenItIsTheOldest() {
        client.stopTaking();
        client.send(SNAPSHOT);
        bench.publish(1);
        bench.publish(2);
        bench.publish(3);
        bench.heldFrames.reclaim(1);
        client.runPendingTasks();

        assertTrue(client.isOpen(), "its camera takes nothing from others");
        client.takeAll();
        assertEquals(Frames.jpeg(1), Answer.one(client.received()).body());
    }

    @Test
    void statisticsAreRefusedWhileTooManyAreNotTaken() {
        assertTrue(bench.documents.take(bench.documents.limitBytes()));
        client.send(INFO);
        Answer refused = Answer.one(client.received());
        assertEquals(503, refused.status());
        assertEquals("1", refused.header("Retry-After"));
        bench.documents.give(bench.documents.limitBytes());
        client.send(INFO);

        assertEquals(List.of(200), statuses(client.received()));
        assertEquals(1, bench.counted(Counter.ANSWERS_REFUSED));
    }

    @Test
    void nothingIsAnsweredBehindARequestThatEndsTheConnection() {
        client.send(LAST + INFO);

        assertEquals(List.of(200), statuses(client.received()));
        assertFalse(client.isOpen());
        assertEquals(1, bench.counted(Counter.REQUESTS));
    }

    @Test
    void nothingIsAnsweredBehindARequestWhoseAnswerIsStillOnItsWay() {
        client.stopTaking();
        client.send(LAST + INFO + SNAPSHOT);
        bench.publish(1);
        client.takeAll();

        assertEquals(List.of(200), statuses(client.received()));
        assertFalse(client.isOpen());
        assertEquals(0, bench.counted(Counter.SNAPSHOTS));
    }

    @Test
    void snapshotBehindTheLastRequestWaitsForNothing() {
        client.send(LAST + SNAPSHOT);

        assertEquals(List.of(200), statuses(client.received()));
        assertFalse(bench.ring.isWanted(), "nobody is there, and still the camera is kept awake");
    }

    @Test
    void streamBehindTheLastRequestTakesNoPlace() {
        client.send(LAST + STREAM);

        assertEquals(List.of(200), statuses(client.received()));
        assertEquals(0, bench.counted(Counter.VIEWERS_JOINED));
    }

    @Test
    void whatStandsBehindAStreamIsIgnored() {
        client.send(STREAM + INFO + STREAM + SNAPSHOT);
        bench.publish(1);
        client.send(INFO);

        assertEquals("--boundarydonotcross\r\n" + Frames.part(1), Answer.ofHead(client.received()).body());
        assertEquals(1, bench.counted(Counter.VIEWERS_JOINED));
        assertEquals(1, bench.counted(Counter.REQUESTS));
    }

    @Test
    void streamBehindASnapshotThatWaitsBeginsWhenItIsAnswered() {
        client.send(SNAPSHOT + STREAM + STREAM + SNAPSHOT + INFO + "GET /?str");
        bench.publish(1);
        bench.publish(2);

        String received = client.received();
        int streamHead = received.indexOf("HTTP/1.1", 1);
        assertEquals(Frames.jpeg(1), Answer.one(received.substring(0, streamHead)).body());
        assertEquals("--boundarydonotcross\r\n" + Frames.part(1) + Frames.part(2),
            Answer.ofHead(received.substring(streamHead)).body());
        assertEquals(1, bench.camera().audience().stats().size());
        assertEquals(1, bench.counted(Counter.VIEWERS_JOINED));
        client.checkException();
    }

    private static List<Integer> statuses(String received) {
        return Answer.all(received).stream().map(Answer::status).toList();
    }
}
