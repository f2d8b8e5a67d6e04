package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.webcamd.source.Pieces.BLUE;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.cut;
import static org.webcamd.source.Pieces.join;
import static org.webcamd.source.Pieces.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.camera.Picture;
import org.webcamd.source.Pieces.Piece;

/** Cameras that never send the end-of-image marker, and pictures with something before them. */
@Timeout(60)
final class MissingEndsTest {
    private static final byte[] OPEN_RED = cut(RED, RED.length - 2);
    private static final byte[] OPEN_GREEN = cut(GREEN, GREEN.length - 2);
    private static final byte[] OPEN_BLUE = cut(BLUE, BLUE.length - 2);
    private static final List<Piece> ALL = List.of(picture(OPEN_RED), picture(OPEN_GREEN), picture(OPEN_BLUE));

    @Test
    void picturesEndToEnd() {
        assertPieces(ALL, join(OPEN_RED, OPEN_GREEN, OPEN_BLUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n--B\nContent-Type: image/jpeg\n\n", "\n--B\n", "\n--frame--\n--x y z\nA: b\n\n",
        "\n--B\nContent-Type: text/plain\n\nalive\n--B\n\n"})
    void partsWithoutALength(String head) {
        assertEquals(ALL, Pieces.of(join(head, OPEN_RED, head, OPEN_GREEN, head, OPEN_BLUE)).stream()
            .filter(Piece::picture).toList());
        assertEquals(0, Pieces.of(join(head, OPEN_RED, head, OPEN_GREEN, head, OPEN_BLUE)).stream()
            .filter(piece -> !piece.picture() && !piece.hash().equals("foreign")).count());
    }

    @Test
    void headBehindAPictureWithoutItsEndIsRead() {
        String head = "--B\r\nX-Timestamp: 1700000000.%d\r\n\r\n";
        List<Piece> pieces = Pieces.of(join(head.formatted(1), OPEN_RED, "\n", head.formatted(2), OPEN_GREEN));
        assertEquals(List.of(1_700_000_000_100_000L, 1_700_000_000_200_000L),
            pieces.stream().map(Piece::originMicros).toList());
    }

    @Test
    void fromTheSecondOnNoPictureWaitsForTheNext() throws IOException {
        String head = "\n--B\nContent-Type: image/jpeg\n\n";
        byte[] begun = join(head, OPEN_RED, head, OPEN_GREEN, "\n--B\n");
        InputStream silentThen = new ByteArrayInputStream(begun) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int count) {
                int read = super.read(bytes, offset, count);
                if (read < 0) {
                    throw new IllegalStateException("waits");
                }
                return read;
            }
        };
        StreamedPicture out = new StreamedPicture();
        try (JpegStream stream = new JpegStream(silentThen, null, Pieces.MEMORY)) {
            for (byte[] open : List.of(OPEN_RED, OPEN_GREEN)) {
                stream.next(out);
                assertEquals(ByteBuffer.wrap(open), ((Picture.Jpeg) out.loan()).bytes());
            }
        } finally {
            out.release();
        }
    }

    @Test
    void pictureThatIsCutOffIsBroken() {
        byte[] half = cut(RED, RED.length - 100);
        List<Piece> pieces = Pieces.of(join(OPEN_GREEN, half, "\n--B\n\n", OPEN_BLUE));
        assertEquals(List.of(picture(OPEN_GREEN), picture(OPEN_BLUE)), Pieces.pictures(pieces));
        assertEquals(3, pieces.size());
    }

    @Test
    void secondStartOfImageStaysWithItsPicture() {
        byte[] twice = join("\u00ff\u00d8", RED);
        byte[] thrice = join("\u00ff\u00d8\u00ff\u00d8", GREEN);
        assertPieces(List.of(picture(twice), picture(thrice), picture(BLUE)), join(twice, thrice, BLUE));
        String head = "--B\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n";
        byte[] led = join("\u00ef\u00bb\u00bf\r\n", GREEN);
        assertPieces(List.of(picture(twice), picture(led), picture(BLUE)), join(head.formatted(twice.length), twice,
            "\r\n", head.formatted(led.length), led, "\r\n", head.formatted(BLUE.length), BLUE));
    }

    private static void assertPieces(List<Piece> expected, byte[] stream) {
        assertEquals(expected, Pieces.of(stream));
        InputStream trickle = new ByteArrayInputStream(stream) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int count) {
                return super.read(bytes, offset, Math.min(1, count));
            }
        };
        assertEquals(expected, Pieces.of(trickle, null, Pieces.LARGEST_BYTES));
    }
}
