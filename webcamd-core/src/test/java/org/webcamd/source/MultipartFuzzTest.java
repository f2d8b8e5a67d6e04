package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.webcamd.source.Pieces.Piece;

/** What is cut out of whatever a server sends stands there in its order, and nothing of it is larger than allowed. */
final class MultipartFuzzTest {
    private static final int LARGEST_BYTES = 64 * 1024;

    /** The first line is the content type, none where it is empty. */
    @FuzzTest(maxDuration = "5m")
    void picturesStandInTheStreamInTheirOrder(byte[] bytes) {
        int end = Pieces.indexOf(bytes, new byte[] {'\n'});
        String type = end <= 0 ? null : new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        byte[] stream = Arrays.copyOfRange(bytes, end + 1, bytes.length);
        List<Piece> pieces = pictures(new ByteArrayInputStream(stream), type);
        int from = 0;
        for (Piece piece : pieces) {
            assertTrue(piece.bytes().length <= LARGEST_BYTES, piece::toString);
            int at = Pieces.indexOf(stream, piece.bytes(), from);
            assertTrue(at >= 0, piece::toString);
            from = at + piece.bytes().length;
        }
        assertEquals(pieces, pictures(new Trickle(stream), type), "it depends on how the bytes arrive");
    }

    private static List<Piece> pictures(InputStream stream, String type) {
        return Pieces.pictures(Pieces.of(stream, type, LARGEST_BYTES));
    }

    /** Comes in small pieces. */
    private static final class Trickle extends ByteArrayInputStream {
        Trickle(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int at, int length) {
            return super.read(into, at, Math.min(length, 1 + pos % 3));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
