package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.BLUE;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.join;
import static org.webcamd.source.Pieces.part;
import static org.webcamd.source.Pieces.picture;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.source.Pieces.Piece;

/** Broken at random, with a seed for each test. */
@Timeout(120)
final class JpegStreamFuzzTest {
    private static final int ROUNDS = 400;
    private static final int LARGEST_BYTES = 200_000;
    /** What follows the damage, so that all are in step again; more than the longest segment of a JPEG. */
    private static final int RECOVERY = 80;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damagedStreamIsCutInOrderAndRecovers(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            boolean multipart = random.nextBoolean();
            byte[] damaged = damaged(stream(multipart, 4), random);
            byte[] all = join(damaged, "\r\n--boundarydonotcross\r\n", stream(multipart, RECOVERY));
            List<Piece> pieces = Pieces.of(new ByteArrayInputStream(all), null, LARGEST_BYTES);
            assertInOrder(pieces, all, "seed " + seed + ", round " + round);
            List<Piece> last = pieces.subList(Math.max(0, pieces.size() - 4), pieces.size());
            assertEquals(List.of(picture(BLUE, origin(multipart)), picture(RED, origin(multipart)),
                picture(GREEN, origin(multipart)), picture(BLUE, origin(multipart))), last,
                "seed " + seed + ", round " + round);
        }
    }

    private static long origin(boolean multipart) {
        return multipart ? 1_700_000_000_000_000L : 0;
    }

    private static byte[] stream(boolean multipart, int rounds) {
        byte[] once = multipart
            ? join(part(RED, "1700000000.0"), part(GREEN, "1700000000.0"), part(BLUE, "1700000000.0"))
            : join(RED, GREEN, BLUE);
        Object[] all = new Object[rounds];
        Arrays.fill(all, once);
        return join(multipart ? "--boundarydonotcross\r\n" : "", join(all));
    }

    /** Bytes changed, removed, doubled, put in. */
    private static byte[] damaged(byte[] stream, Random random) {
        byte[] damaged = stream;
        for (int i = random.nextInt(8); i >= 0; i--) {
            int from = random.nextInt(damaged.length);
            int to = Math.min(damaged.length, from + random.nextInt(300));
            byte[] head = Arrays.copyOf(damaged, from);
            byte[] tail = Arrays.copyOfRange(damaged, to, damaged.length);
            byte[] middle = Arrays.copyOfRange(damaged, from, to);
            damaged = switch (random.nextInt(4)) {
                case 0 -> join(head, tail);
                case 1 -> join(head, middle, middle, tail);
                case 2 -> join(head, middle, "--boundarydonotcross\r\n", tail);
                default -> join(head, noise(random, middle.length), tail);
            };
        }
        return damaged;
    }

    private static byte[] noise(Random random, int count) {
        byte[] noise = new byte[count];
        random.nextBytes(noise);
        return noise;
    }

    /** Each piece is a run of the stream's bytes behind the one before, and none is larger than allowed. */
    private static void assertInOrder(List<Piece> pieces, byte[] stream, String where) {
        int from = 0;
        for (Piece piece : pieces) {
            assertTrue(piece.bytes().length <= LARGEST_BYTES, where);
            int at = Pieces.indexOf(stream, piece.bytes(), from);
            assertTrue(at >= 0, where + ": " + piece);
            from = at + piece.bytes().length;
        }
    }
}
