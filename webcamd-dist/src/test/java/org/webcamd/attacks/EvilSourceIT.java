package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

/** A source that sends too much harms no other camera, and is itself a camera again once it sends what it should. */
@Timeout(60)
final class EvilSourceIT {
    private static final String MULTIPART =
        "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n";
    private static final String PART = "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n";
    private static final String ENDLESS_PART = "--frame\r\nContent-Type: image/jpeg\r\n\r\n";
    private static final String ONE = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n";
    private static final byte[] SMALL = SampleJpegs.textured(160, 120, 1);
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    @TempDir
    private Path folder;

    /** What comes first, and what comes again and again behind it. */
    static Stream<List<Object>> sources() {
        byte[] noise = new byte[1_000_000];
        String start = new String(SMALL, 0, SMALL.length - 2, StandardCharsets.ISO_8859_1);
        byte[] tooLarge = padded(5_000_000);
        return Stream.of(
            List.of(MULTIPART, join(PART.formatted(tooLarge.length), tooLarge)),
            List.of(MULTIPART + PART.formatted(10_000_000_000L) + start, noise),
            List.of(MULTIPART + ENDLESS_PART + start, noise),
            List.of(ONE.formatted(500_000_000) + start, noise),
            List.of(ONE.formatted(10_000_000_000L) + start, noise));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void sourceThatSendsTooMuchHarmsNoOtherCamera(List<Object> source) throws Exception {
        try (PouringOrigin origin = new PouringOrigin((String) source.get(0), (byte[]) source.get(1));
            InProcessProgram program =
                InProcessProgram.startCameras(List.of("good=test", "evil=" + origin.url()), "--max-picture", "4M");
            Neighbours neighbours = Neighbours.of(program.port(), "/good/?stream", 4);
            SlowReaders hopeful = SlowReaders.of(program.port(), "/evil/?stream", 2, 1_000_000);
            CameraWatch watch = CameraWatch.of(program.port(), "/good/?info")) {
            neighbours.requireUnharmedFor(2, 30);
            awaitTooLarge(program);
            neighbours.fared().requireUnharmed(30);
            watch.requireAlwaysLive();
            assertEquals(0, hopeful.ended(), "its own viewers stay");
        }
    }

    /** Of the camera that is told of first. */
    private static void awaitTooLarge(InProcessProgram program) throws Exception {
        Pattern tooLarge = Pattern.compile("\"tooLarge\":(\\d+)");
        long end = System.nanoTime() + LIMIT_NANOS;
        while (true) {
            String json = Info.of(program, "/evil/?info").json();
            Matcher found = tooLarge.matcher(json);
            assertTrue(found.find(), () -> "no tooLarge in " + json);
            if (Integer.parseInt(found.group(1)) > 0) {
                return;
            }
            assertTrue(System.nanoTime() - end < 0, () -> "never counted: " + json);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void pictureOfTheRightSizeIsShownBesideThoseThatAreTooLarge() throws Exception {
        byte[] tooLarge = padded(5_000_000);
        try (PouringOrigin origin = new PouringOrigin(MULTIPART, join(PART.formatted(tooLarge.length), tooLarge),
            join(PART.formatted(SMALL.length), SMALL));
            InProcessProgram program = InProcessProgram.start("--source", origin.url(), "--max-picture", "4M");
            RawConnection viewer = RawConnection.to(program).get("/?stream")) {
            assertEquals(200, viewer.readHead().status());
            viewer.expect("--boundarydonotcross\r\n");
            for (int pictures = 0; pictures < 3;) {
                StreamPart part = viewer.readPart();
                if (!part.card()) {
                    assertArrayEquals(SMALL, part.jpeg());
                    pictures++;
                }
            }
            assertTrue(Info.of(program).number("tooLarge") > 0);
            assertEquals("live", Info.of(program).cameraState());
        }
    }

    @Test
    void fileThatIsTooLargeIsCountedAndItsNeighbourInTheFolderShown() throws Exception {
        Files.write(folder.resolve("1.jpg"), padded(5_000_000));
        Files.write(folder.resolve("2.jpg"), SMALL);
        try (InProcessProgram program =
            InProcessProgram.start("--source", "file:" + folder, "--max-picture", "4M");
            RawConnection viewer = RawConnection.to(program).get("/?stream")) {
            assertEquals(200, viewer.readHead().status());
            viewer.expect("--boundarydonotcross\r\n");
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(SMALL, viewer.readPart().jpeg());
            }
            assertTrue(Info.of(program).number("tooLarge") > 0);
        }
    }

    /** A whole JPEG of so many bytes: comments, and then a picture. */
    private static byte[] padded(int bytes) {
        byte[] padded = new byte[bytes];
        System.arraycopy(SMALL, 0, padded, 0, 2);
        int at = 2;
        int rest = bytes - SMALL.length;
        while (rest > 0) {
            int segment = rest < 131_070 ? (rest > 65_535 ? rest / 2 : rest) : 65_535;
            padded[at] = (byte) 0xFF;
            padded[at + 1] = (byte) 0xFE;
            padded[at + 2] = (byte) (segment - 2 >> 8);
            padded[at + 3] = (byte) (segment - 2);
            at += segment;
            rest -= segment;
        }
        System.arraycopy(SMALL, 2, padded, at, SMALL.length - 2);
        return padded;
    }

    private static byte[] join(String head, byte[] body) {
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + body.length + 2];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        all[all.length - 2] = '\r';
        all[all.length - 1] = '\n';
        return all;
    }
}
