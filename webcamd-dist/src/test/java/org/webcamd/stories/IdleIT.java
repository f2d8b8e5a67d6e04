package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

@Timeout(60)
final class IdleIT {
    private static final long MICROS_PER_SECOND = 1_000_000;

    @Test
    void whenNobodyWatchesNothingIsCapturedAndTheFirstPictureIsFresh() throws Exception {
        try (InProcessProgram program = InProcessProgram.start()) {
            long before = Info.await(program, info -> info.cameraState().equals("asleep")).number("framesCaptured");
            TimeUnit.MILLISECONDS.sleep(500);
            assertEquals(before, Info.of(program).number("framesCaptured"));

            Instant asked = Instant.now();
            assertTrue(snapshotMicros(program) >= micros(asked), "an old picture");
            Info.await(program, info -> info.cameraState().equals("asleep"));
        }
    }

    @Test
    void firstFrameOfAStreamIsFreshAndTheCameraSleepsAgain() throws Exception {
        try (InProcessProgram program = InProcessProgram.start()) {
            Info.await(program, info -> info.cameraState().equals("asleep"));
            TimeUnit.MILLISECONDS.sleep(300);
            Instant asked = Instant.now();
            try (RawConnection viewer = Viewer.open(program, "/?stream")) {
                assertTrue(viewer.readPart().timestampMicros() >= micros(asked), "an old picture");
            }
            Info.await(program, info -> info.cameraState().equals("asleep"));
        }
    }

    private static long snapshotMicros(InProcessProgram program) throws IOException {
        try (RawConnection client = RawConnection.to(program).get("/?snapshot")) {
            Head head = client.readHead();
            StreamPart.checkJpeg(client.read(head.contentLength()));
            return new BigDecimal(head.headers().get("X-Timestamp")).movePointRight(6).longValueExact();
        }
    }

    private static long micros(Instant moment) {
        return moment.getEpochSecond() * MICROS_PER_SECOND + moment.getNano() / 1_000;
    }
}
