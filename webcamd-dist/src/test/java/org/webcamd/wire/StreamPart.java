package org.webcamd.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;

/**
 * A part of a stream that was read whole and found right: one picture from its first to its last marker, as long as
 * its header says, the boundary behind it, unless the stream ends there.
 *
 * @param timestampMicros when the picture was taken, since 1970
 * @param jpeg the picture
 * @param card whether it is a card in place of a picture
 */
public record StreamPart(long timestampMicros, byte[] jpeg, boolean card) {
    /** Reads a part header of three lines, or of four for a card, and the picture. */
    static StreamPart read(RawConnection from) throws IOException {
        from.expect("Content-Type: image/jpeg\r\nContent-Length: ");
        int length = Integer.parseInt(from.readLine());
        from.expect("X-Timestamp: ");
        long timestamp = new BigDecimal(from.readLine()).movePointRight(6).longValueExact();
        String last = from.readLine();
        boolean card = last.equals("X-Webcamd-Picture: card");
        assertEquals("", card ? from.readLine() : last);
        byte[] jpeg = from.read(length);
        checkJpeg(jpeg);
        from.expect("\r\n");
        if (!from.isAtEnd()) {
            from.expect("--boundarydonotcross\r\n");
        }
        return new StreamPart(timestamp, jpeg, card);
    }

    /** Fails unless this is one picture: SOI at the front, EOI at the end. */
    public static void checkJpeg(byte[] jpeg) {
        assertEquals(0xFFD8, marker(jpeg, 0), "start of image");
        assertEquals(0xFFD9, marker(jpeg, jpeg.length - 2), "end of image");
    }

    private static int marker(byte[] jpeg, int at) {
        return (jpeg[at] & 0xFF) << 8 | jpeg[at + 1] & 0xFF;
    }
}
