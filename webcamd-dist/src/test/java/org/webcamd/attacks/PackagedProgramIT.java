package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** With the small heap that the launcher gives it, and the defaults of all limits. */
@Timeout(120)
final class PackagedProgramIT {
    private static final String AGENT = "GET /?stream HTTP/1.1\r\nHost: a\r\nUser-Agent: " + "m".repeat(7_500)
        + "\r\n\r\n";
    @TempDir
    private static Path folder;
    private static String small;
    private static String middling;
    private static String large;

    @BeforeAll
    static void makePictures() throws IOException {
        small = PictureFolder.of(folder, 8_000);
        middling = PictureFolder.of(folder, 58_000);
        large = PictureFolder.of(folder, 1_330_000);
    }

    @ParameterizedTest
    @CsvSource({"/, 6000", "/?info, 30000", "/?snapshot, 5000"})
    void answersThatNobodyTakesDoNotUseUpItsMemory(String target, int times) throws Exception {
        String request = "GET " + target + " HTTP/1.1\r\nHost: cam.local\r\n\r\n";
        try (PackagedProgram program = PackagedProgram.start(folder, "--source", middling);
            Neighbours neighbours = Neighbours.of(program.port(), "/?stream", 5);
            CameraWatch watch = CameraWatch.of(program.port(), "/?info")) {
            try (Silent silent = new Silent(program.port())) {
                silent.push(request.repeat(times), 2_000);
                neighbours.requireUnharmedFor(2, 30);
            }
            neighbours.requireUnharmedFor(1, 30);
            watch.requireAlwaysLive();
            program.requireAliveAndSmall();
        }
    }

    @Test
    void slowViewersOfLargePicturesDoNotUseUpItsMemory() throws Exception {
        try (PackagedProgram program = PackagedProgram.start(folder, "--source", large, "--fps", "10");
            Neighbours neighbours = Neighbours.of(program.port(), "/?stream", 5);
            CameraWatch watch = CameraWatch.of(program.port(), "/?info")) {
            List<SlowReaders> slow = new ArrayList<>();
            neighbours.begin();
            for (int i = 0; i < 100; i++) {
                slow.add(SlowReaders.of(program.port(), "/?stream", 1, 2_000));
                TimeUnit.MILLISECONDS.sleep(50);
            }
            neighbours.requireUnharmedFor(2, 10);
            watch.requireAlwaysLive();
            program.requireAliveAndSmall();
            for (SlowReaders each : slow) {
                each.close();
            }
        }
    }

    @Test
    void longUserAgentsDoNotUseUpItsHeap() throws Exception {
        List<SocketChannel> viewers = new ArrayList<>();
        try (PackagedProgram program = PackagedProgram.start(folder, "--source", small, "--fps", "10");
            Neighbours neighbours = Neighbours.of(program.port(), "/?stream", 5)) {
            for (int i = 0; i < 2_000; i++) {
                SocketChannel channel = SlowReaders.connect(program.port(), i);
                channel.write(ByteBuffer.wrap(AGENT.getBytes(StandardCharsets.US_ASCII)));
                viewers.add(channel);
            }
            for (int i = 0; i < 20; i++) {
                assertTrue(Info.of(program.port(), "/?info").number("viewersJoined") > 0);
            }
            neighbours.requireUnharmedFor(1, 10);
            program.requireAliveAndSmall();
        } finally {
            for (SocketChannel viewer : viewers) {
                viewer.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 200 OK|Content-Type: image/jpeg|Content-Length: 500000000||",
        "HTTP/1.1 200 OK|Content-Type: multipart/x-mixed-replace; boundary=f||--f|Content-Length: 10000000000||",
        "HTTP/1.1 200 OK|Content-Type: multipart/x-mixed-replace; boundary=f||--f|Content-Type: image/jpeg||",
        "HTTP/1.1 200 OK|X-A: "})
    void sourceThatSendsTooMuchDoesNotUseUpItsHeap(String head) throws Exception {
        byte[] start = PictureFolder.picture(58_000, 1);
        String answer = head.replace("|", "\r\n") + new String(start, 0, start.length - 2, StandardCharsets.ISO_8859_1);
        try (PouringOrigin origin = new PouringOrigin(answer, new byte[1_000_000]);
            PackagedProgram program =
                PackagedProgram.start(folder, "--camera", "good=" + middling, "--camera", "evil=" + origin.url());
            Neighbours neighbours = Neighbours.of(program.port(), "/good/?stream", 5);
            CameraWatch watch = CameraWatch.of(program.port(), "/good/?info");
            SlowReaders hopeful = SlowReaders.of(program.port(), "/evil/?stream", 2, 1_000_000)) {
            neighbours.requireUnharmedFor(5, 30);
            watch.requireAlwaysLive();
            assertEquals(0, hopeful.ended(), "its own viewers stay");
            program.requireAliveAndSmall();
        }
    }

    @Test
    void logThatNobodyReadsHoldsUpNobody() throws Exception {
        try (PackagedProgram program = PackagedProgram.startUnheard(folder, "--source", middling, "--loghttp");
            Neighbours neighbours = Neighbours.of(program.port(), "/?stream", 5);
            RawConnection client = RawConnection.to("127.0.0.1", program.port())) {
            neighbours.begin();
            for (int i = 0; i < 5_000; i++) {
                Head head = client.get("/?info").readHead();
                assertEquals(200, head.status());
                client.read(head.contentLength());
            }
            neighbours.fared().requireUnharmed(30);
            assertEquals(0, program.end());
        }
    }
}
