package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.cut;
import static org.webcamd.source.Pieces.join;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CameraState;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.capture.OnLoss;
import org.webcamd.counters.Counter;
import org.webcamd.memory.FrameMemory;
import org.webcamd.memory.TestMemory;
import org.webcamd.ring.FrameListener;
import org.webcamd.wish.Wish;

/** One camera whose source sends what is too much, and a good one beside it that does not notice. */
@Timeout(120)
final class GreedySourceTest {
    private static final String MULTIPART =
        "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=B\r\n\r\n";
    private static final byte[] MEBIBYTE = new byte[1024 * 1024];
    private static final byte[] END_OF_IMAGE = {(byte) 0xFF, (byte) 0xD9};
    private static final int GOOD_FRAMES = 20;

    private final FrameMemory memory = TestMemory.ofBytes(64 << 20);
    private final FrameListener viewer = () -> { };
    private CameraFeed good;
    private CameraFeed evil;

    @TempDir
    private Path folder;

    @BeforeEach
    void startGoodOne() {
        good = feed("good", "test");
    }

    @AfterEach
    void closeAll() throws InterruptedException {
        CameraFeed.closeAll(evil == null ? List.of(good) : List.of(good, evil));
        Programs.await("all memory is given back",
            () -> good.memory().usedBytes() == 0 && (evil == null || evil.memory().usedBytes() == 0));
    }

    @Test
    void picturesOf25Megabytes() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join(MULTIPART));
            while (true) {
                out.write(join("--B\r\nContent-Type: image/jpeg\r\nContent-Length: ", 25 * MEBIBYTE.length + RED.length,
                    "\r\n\r\n", cut(RED, RED.length - 2)));
                for (int i = 0; i < 25; i++) {
                    out.write(MEBIBYTE);
                }
                out.write(join(END_OF_IMAGE, "\r\n"));
            }
        })) {
            assertHarmsNobody(server.url("/"), Counter.DROPPED_TOO_LARGE);
            assertTrue(evil.status().lastError().contains("(25.0 MiB, the largest is 8.0 MiB): --max-picture"),
                evil.status().lastError());
        }
    }

    @Test
    void pictureOf10GigabytesInAPart() throws Exception {
        try (RawServer server = endless(MULTIPART + "--B\r\nContent-Length: 10000000000\r\n\r\n")) {
            assertHarmsNobody(server.url("/"), Counter.DROPPED_TOO_LARGE);
            assertTrue(evil.status().lastError().contains("only pictures that are too large (9536.7 MiB, "),
                evil.status().lastError());
        }
    }

    @Test
    void pictureOf10GigabytesThatIsAskedFor() throws Exception {
        try (RawServer server =
            endless("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 10000000000\r\n\r\n")) {
            assertHarmsNobody(server.url("/"), Counter.DROPPED_TOO_LARGE);
        }
    }

    @Test
    void pictureWithoutAnEndThatIsAskedFor() throws Exception {
        try (RawServer server = endless("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n")) {
            assertHarmsNobody(server.url("/"), Counter.DROPPED_TOO_LARGE);
        }
    }

    @Test
    void headsWithoutEnd() throws Exception {
        byte[] heads = "--B\r\nContent-Type: image/jpeg\r\n\r\n\r\n".repeat(1000).getBytes();
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join(MULTIPART));
            while (true) {
                out.write(heads);
            }
        })) {
            assertHarmsNobody(server.url("/"), Counter.DROPPED_GARBAGE);
        }
    }

    @Test
    void garbageOfACommand() throws Exception {
        assertHarmsNobody("exec:yes", Counter.DROPPED_GARBAGE);
    }

    @Test
    void noiseOfACommand() throws Exception {
        assertHarmsNobody("exec:cat /dev/urandom", Counter.DROPPED_GARBAGE);
    }

    @Test
    void zerosOfACommand() throws Exception {
        assertHarmsNobody("exec:cat /dev/zero", Counter.DROPPED_GARBAGE);
    }

    @Test
    void linesThatACommandWritesNowAndThen() throws Exception {
        assertHarmsNobody("exec:while :; do echo no camera found; sleep 0.2; done", Counter.DROPPED_GARBAGE);
    }

    @Test
    void pictureOf500MegabytesInAFolder() throws Exception {
        sparse("a.jpg");
        assertHarmsNobody("file:" + folder, Counter.DROPPED_TOO_LARGE);
        assertTrue(evil.status().lastError().contains("(500.0 MiB, "), evil.status().lastError());
    }

    @Test
    void pictureOf500MegabytesInAFile() throws Exception {
        assertHarmsNobody("file:" + sparse("a.mjpg"), Counter.DROPPED_TOO_LARGE);
    }

    private static RawServer endless(String head) throws IOException {
        return new RawServer((request, out) -> {
            out.write(join(head, cut(RED, RED.length - 2)));
            while (true) {
                out.write(MEBIBYTE);
            }
        });
    }

    private Path sparse(String name) throws IOException {
        Path path = folder.resolve(name);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(cut(RED, RED.length - 2));
            file.setLength(500L * MEBIBYTE.length);
        }
        return path;
    }

    /** It is counted, said on the card, and no more than its share is taken; the good one goes on. */
    private void assertHarmsNobody(String source, Counter reason) throws Exception {
        Programs.await("the good one is live", () -> frames() > 0);
        evil = feed("evil", source);
        Programs.await(reason.label(), () -> evil.counters().value(reason) > 0);
        long before = frames();
        Programs.await("the evil one is lost", () -> evil.status().state() == CameraState.LOST);
        Programs.await("frames of the good one", () -> frames() > before + GOOD_FRAMES);
        assertEquals(CameraState.LIVE, good.status().state());
        assertEquals(0, good.counters().value(Counter.DROPPED_MEMORY));
        assertTrue(evil.memory().usedBytes() <= memory.limitBytes(), evil.memory().usedBytes() + " bytes");
    }

    private long frames() {
        return good.counters().value(Counter.FRAMES_CAPTURED);
    }

    private CameraFeed feed(String name, String source) {
        CameraSettings settings = new CameraSettings(320, 240, 30, CaptureFormat.AUTO);
        CaptureSettings capture = new CaptureSettings(Duration.ofMillis(10), 80, Wish.NONE, 0, OnLoss.CARD, false);
        CameraFeed feed =
            new CameraFeed(new CameraSpec(name, 0, Sources.parse(source, settings), settings, capture), memory,
                Runnable::run);
        feed.start();
        feed.lease(Wish.NONE).orElseThrow().ring().subscribe(viewer);
        return feed;
    }
}
