package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Named.named;
import static org.webcamd.source.Pieces.BLUE;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.cut;
import static org.webcamd.source.Pieces.join;
import static org.webcamd.source.Pieces.part;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webcamd.source.Pieces.Piece;

/** However the network cuts the bytes, the pictures are the same. */
@Timeout(120)
final class JpegStreamSplitTest {
    private static final String TYPE = "multipart/x-mixed-replace;boundary=snap";

    private static Stream<Named<byte[]>> streams() {
        String bare = "snap\r\nContent-Type: image/jpeg\r\n\r\n";
        return Stream.of(
            named("end to end", join(RED, GREEN, BLUE)),
            named("multipart", join("--boundarydonotcross\r\n", part(RED, "1700000000.000001"), part(GREEN, "1.2"),
                part(BLUE, ""))),
            named("without dashes and lengths", join(bare, RED, "\r\n", bare, GREEN, "\r\n", bare, BLUE)),
            named("garbage", join("snow\r\n", RED, "sn", GREEN, "\0\u00ff\u00ff", BLUE, "-", RED, "\n--\0", BLUE)),
            named("cut off", join("hello\r\n--B\r\n--B\r\n\r\n", cut(RED, 80), "--B\r\n\r\n", GREEN, cut(BLUE, 900),
                "\n--", RED)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void splitAtEveryByte(byte[] stream) {
        List<Piece> whole = Pieces.of(new ByteArrayInputStream(stream), TYPE, Pieces.LARGEST_BYTES);
        for (int at = 1; at < stream.length; at++) {
            InputStream split = new SequenceInputStream(new ByteArrayInputStream(stream, 0, at),
                new ByteArrayInputStream(stream, at, stream.length - at));
            assertEquals(whole, Pieces.of(split, TYPE, Pieces.LARGEST_BYTES), "split at " + at);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void oneByteAtATime(byte[] stream) {
        InputStream trickle = new ByteArrayInputStream(stream) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int count) {
                return super.read(bytes, offset, Math.min(1, count));
            }
        };
        assertEquals(Pieces.of(new ByteArrayInputStream(stream), TYPE, Pieces.LARGEST_BYTES),
            Pieces.of(trickle, TYPE, Pieces.LARGEST_BYTES));
    }
}
