package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

/** The test picture has bars at the top, grey at the left and blue at the right, and a dark foot. */
@Timeout(60)
final class RotationIT {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    /** Where the first bar's corner and the foot are after a turn. */
    enum Turn {
        NONE, CLOCKWISE, HALF, COUNTERCLOCKWISE;

        int[] place(int x, int y) {
            return switch (this) {
                case NONE -> new int[] {x, y};
                case CLOCKWISE -> new int[] {HEIGHT - 1 - y, x};
                case HALF -> new int[] {WIDTH - 1 - x, HEIGHT - 1 - y};
                case COUNTERCLOCKWISE -> new int[] {y, WIDTH - 1 - x};
            };
        }

        boolean swaps() {
            return this == CLOCKWISE || this == COUNTERCLOCKWISE;
        }
    }

    @ParameterizedTest
    @CsvSource({"'', NONE", "rotate=0, CLOCKWISE", "rotate=1, HALF", "rotate=-90, COUNTERCLOCKWISE"})
    void streamAndSnapshotAreTurned(String item, Turn turn) throws Exception {
        try (InProcessProgram program = InProcessProgram.start()) {
            assertTurned(turn, snapshot(program, "/?snapshot&" + item));
            try (RawConnection viewer = Viewer.open(program, "/?stream&" + item)) {
                assertTurned(turn, Viewer.readParts(viewer, 3).get(2).jpeg());
            }
        }
    }

    @Test
    void requestTurnsOnTopOfTheProgramsOwnRotation() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--rotate", "90")) {
            assertTurned(Turn.CLOCKWISE, snapshot(program, "/?snapshot"));
            assertTurned(Turn.HALF, snapshot(program, "/?snapshot&rotate=90"));
            assertTurned(Turn.NONE, snapshot(program, "/?snapshot&rotate=270"));
        }
    }

    @Test
    void rotatedPictureIsMadeOnceAFrameHoweverManyWatch() throws Exception {
        int viewers = 5;
        int frames = 20;
        try (InProcessProgram program = InProcessProgram.start()) {
            snapshot(program, "/?snapshot");
            assertEquals(0, Info.of(program).number("framesRotated"), "nobody asked for it");
            List<CompletableFuture<List<StreamPart>>> all = new ArrayList<>();
            for (int i = 0; i < viewers; i++) {
                all.add(Viewer.begin(() -> {
                    try (RawConnection viewer = Viewer.open(program, "/?stream&rotate=1")) {
                        return Viewer.readParts(viewer, frames);
                    }
                }));
            }
            List<Long> seen = new ArrayList<>();
            for (CompletableFuture<List<StreamPart>> viewer : all) {
                Viewer.await(viewer).forEach(part -> seen.add(part.timestampMicros()));
            }
            long distinct = seen.stream().distinct().count();
            Info info = Info.of(program);
            long rotated = info.number("framesRotated");

            System.out.printf("%d viewers read %d frames each: %d different ones, %d rotated, %d captured%n", viewers,
                frames, distinct, rotated, info.number("framesCaptured"));
            assertTrue(rotated >= distinct, "each was made");
            assertTrue(rotated <= info.number("framesCaptured"), "none was made twice");
        }
    }

    private static byte[] snapshot(InProcessProgram program, String target) throws IOException {
        try (RawConnection client = RawConnection.to(program).get(target)) {
            Head head = client.readHead();
            assertEquals(200, head.status());
            return client.read(head.contentLength());
        }
    }

    private static void assertTurned(Turn turn, byte[] jpeg) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertNotNull(picture);
        assertEquals(turn.swaps() ? HEIGHT : WIDTH, picture.getWidth());
        assertEquals(turn.swaps() ? WIDTH : HEIGHT, picture.getHeight());
        assertColour(picture, turn.place(10, 5), 191, 191, 191);
        assertColour(picture, turn.place(WIDTH - 10, 5), 0, 0, 191);
        assertColour(picture, turn.place(5, HEIGHT - 3), 16, 24, 32);
    }

    private static void assertColour(BufferedImage picture, int[] place, int red, int green, int blue) {
        int rgb = picture.getRGB(place[0], place[1]);
        int[] actual = {rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF};
        int[] expected = {red, green, blue};
        for (int i = 0; i < expected.length; i++) {
            assertTrue(Math.abs(expected[i] - actual[i]) < 40,
                () -> "at %d,%d: %s".formatted(place[0], place[1], Arrays.toString(actual)));
        }
    }
}
