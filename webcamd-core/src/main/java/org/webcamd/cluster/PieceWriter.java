package org.webcamd.cluster;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.webcamd.frame.Frame;

/** Sends a frame in as few pieces as the broker takes. Stateless; the thread of the {@link PublishLoop}. */
final class PieceWriter {
    /** Larger ones would keep announcements of other cameras waiting. */
    private static final int LARGEST_BYTES = 1 << 20;

    private PieceWriter() {
    }

    /**
     * Sends it.
     *
     * @param frame borrowed; copied
     * @param sequence its number for edges
     * @param capturedMicros when it was taken
     * @return false when it cannot be sent in pieces as small as this broker wants them
     */
    static boolean send(Session session, String subject, Frame frame, long publisher, long sequence,
        long capturedMicros) {
        ByteBuf jpeg = frame.jpeg();
        int total = jpeg.readableBytes();
        int largest = Math.min(session.maxPayloadBytes(), LARGEST_BYTES) - PieceHead.BYTES;
        if (largest <= 0 || (total + largest - 1L) / largest > PieceHead.MOST_PIECES) {
            return false;
        }
        int count = (total + largest - 1) / largest;
        for (int index = 0; index < count; index++) {
            int from = (int) ((long) total * index / count);
            int bytes = (int) ((long) total * (index + 1) / count) - from;
            byte[] message = new byte[PieceHead.BYTES + bytes];
            PieceHead.write(ByteBuffer.wrap(message), publisher, sequence, capturedMicros, total, index, count);
            jpeg.getBytes(from, message, PieceHead.BYTES, bytes);
            session.publish(subject, message);
        }
        return true;
    }
}
