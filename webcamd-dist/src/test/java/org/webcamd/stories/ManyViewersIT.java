package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

@Timeout(120)
final class ManyViewersIT {
    private static final int MANY = 100;

    @Test
    void hundredViewersGetWholeFramesAndShareThem() throws Exception {
        int frames = 30;
        try (InProcessProgram program = InProcessProgram.start()) {
            List<CompletableFuture<List<StreamPart>>> viewers = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                viewers.add(Viewer.begin(() -> {
                    try (RawConnection connection = Viewer.open(program, "/?stream")) {
                        return Viewer.readParts(connection, frames);
                    }
                }));
            }
            Map<Long, byte[]> seen = new HashMap<>();
            for (CompletableFuture<List<StreamPart>> viewer : viewers) {
                for (StreamPart part : Viewer.await(viewer)) {
                    byte[] same = seen.putIfAbsent(part.timestampMicros(), part.jpeg());
                    if (same != null) {
                        assertArrayEquals(same, part.jpeg(), "one frame, two pictures");
                    }
                }
            }
            System.out.printf("%d viewers read %d frames each, %d different ones%n", MANY, frames, seen.size());
            assertTrue(seen.size() < MANY * frames / 2, "frames are shared");
            Info after = Info.await(program, info -> info.viewers() == 0);
            assertEquals(MANY, after.number("viewersJoined"));
            assertTrue(after.number("framesSent") >= (long) MANY * frames);
        }
    }

    @Test
    void manySnapshotsAtOnceShareOneFrame() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--fps", "1")) {
            List<RawConnection> waiting = new ArrayList<>();
            long begin = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                waiting.add(RawConnection.to(program).get("/?snapshot&max_age=0"));
            }
            long periods = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            Map<String, Integer> timestamps = new HashMap<>();
            for (RawConnection connection : waiting) {
                Head head = connection.readHead();
                StreamPart.checkJpeg(connection.read(head.contentLength()));
                timestamps.merge(head.headers().get("X-Timestamp"), 1, Integer::sum);
                connection.close();
            }

            assertTrue(timestamps.size() <= 3 + periods, () -> "pictures taken for 20 requests: " + timestamps);
            assertEquals(20, Info.of(program).number("snapshots"));
        }
    }

    @Test
    void viewerBeyondTheLimitIsRefusedUntilAnotherGoes() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--max-viewers", "2");
            RawConnection first = Viewer.open(program, "/?stream")) {
            RawConnection second = Viewer.open(program, "/?stream");
            try (RawConnection third = RawConnection.to(program).get("/?stream")) {
                Head refusal = third.readHead();
                assertEquals(503, refusal.status());
                assertEquals("1", refusal.headers().get("Retry-After"));
                third.expect("too many viewers (--max-viewers)\n");
                assertEquals(200, third.get("/?snapshot").readHead().status());
            }
            second.close();
            Info.await(program, info -> info.viewers() == 1);
            try (RawConnection third = Viewer.open(program, "/?stream")) {
                Viewer.readParts(third, 2);
            }
            Viewer.readParts(first, 2);
            assertEquals(1, Info.of(program).number("viewersRefused"));
        }
    }

    @Test
    void viewersThatVanishInsideAPartLeaveNothingBehind() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--width", "1280", "--height", "720")) {
            for (int i = 0; i < 30; i++) {
                RawConnection connection = Viewer.open(program, "/?stream");
                connection.read(1 + 997 * i);
                connection.reset();
            }
            Info after = Info.await(program, info -> info.viewers() == 0);
            assertEquals(30, after.number("viewersJoined"));
            Info.await(program, info -> info.cameraState().equals("asleep"));
            watchAWhile(program);
        }
    }

    private static void watchAWhile(InProcessProgram program) throws IOException {
        try (RawConnection connection = Viewer.open(program, "/?stream")) {
            Viewer.readParts(connection, 5);
        }
    }
}
