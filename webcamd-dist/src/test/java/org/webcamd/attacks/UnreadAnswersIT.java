package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.stories.LogRecords;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** Who asks again and again, and takes no answer, keeps them from nobody but himself. */
@Timeout(60)
final class UnreadAnswersIT {
    private static final double FPS = 30;
    private static final long PUSH_MILLIS = 2_000;

    /** What all answers together take, 30 MB and more, fits into no socket. */
    @ParameterizedTest
    @CsvSource({"/, 6000", "/?info, 30000", "/nothing, 30000", "/?stream&rotate=7, 100000", "/?snapshot, 10000"})
    void nextRequestIsBegunWhenTheAnswerBeforeIsTaken(String target, int times) throws Exception {
        String request = "GET " + target + " HTTP/1.1\r\nHost: cam.local\r\n\r\n";
        try (LogRecords log = new LogRecords(); InProcessProgram program = InProcessProgram.start();
            Neighbours neighbours = Neighbours.of(program.port(), "/?stream", 5)) {
            long before = Info.of(program).number("requests");
            try (CameraWatch watch = CameraWatch.of(program.port(), "/?info");
                Silent silent = new Silent(program.port())) {
                int sent = silent.push(request.repeat(times), PUSH_MILLIS) / request.length();
                neighbours.requireUnharmedFor(1, FPS);
                long begun = Info.of(program).number("requests") - before;
                System.out.printf("%s: %d of %d sent, %d begun%n", target, sent, times, begun);
                assertTrue(begun < times / 2, () -> begun + " requests were begun though nobody takes the answers");
                watch.requireAlwaysLive();
            }
            neighbours.requireUnharmedFor(1, FPS);
            assertEquals(List.of(), log.troubles());
        }
    }

    @Test
    void whoReadsLateGetsEveryAnswerInOrder() throws Exception {
        List<String> targets = List.of("/", "/?info", "/nothing", "/?stream&rotate=7", "/?snapshot");
        List<Integer> statuses = List.of(200, 200, 404, 400, 200);
        int rounds = 100;
        StringBuilder requests = new StringBuilder();
        targets.forEach(target -> requests.append("GET ").append(target).append(" HTTP/1.1\r\nHost: here\r\n\r\n"));
        try (InProcessProgram program = InProcessProgram.start();
            RawConnection client = RawConnection.withLittleMemory(program, 4096)) {
            client.send(requests.toString().repeat(rounds));
            TimeUnit.MILLISECONDS.sleep(500);
            for (int i = 0; i < rounds * targets.size(); i++) {
                Head head = client.readHead();
                client.read(head.contentLength());
                assertEquals(statuses.get(i % targets.size()), head.status(), targets.get(i % targets.size()));
            }
        }
    }

    @Test
    void manyThatTakeNoAnswerHarmNobody() throws Exception {
        try (LogRecords log = new LogRecords(); InProcessProgram program = InProcessProgram.start();
            Neighbours neighbours = Neighbours.of(program.port(), "/?stream", 5)) {
            try (CameraWatch watch = CameraWatch.of(program.port(), "/?info");
                SlowReaders silent = SlowReaders.silent(program.port(), "/", 300)) {
                for (String target : List.of("/", "/?info", "/?snapshot", "/nothing")) {
                    silent.ask(target);
                }
                neighbours.requireUnharmedFor(2, FPS);
                watch.requireAlwaysLive();
            }
            neighbours.requireUnharmedFor(1, FPS);
            assertEquals(List.of(), log.troubles());
        }
    }
}
