package org.webcamd.frame;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.webcamd.memory.MemoryShare;

/**
 * The layout of a frame's buffer, which is the multipart format of mjpg-streamer (RFC 2046, section 5.1) written once a
 * frame for all viewers:
 *
 * <pre>{@code
 *   |<------------- HEADROOM ------------->|
 *   | unused | Content-Type, Content-Length, | JPEG | CRLF --boundary CRLF | Content-Type CRLF CRLF |
 *   |        | X-Timestamp; a card's mark    |      |                      |                        |
 *            ^ part, boundary trailing ------------------------------------^
 *                                            ^ part, headers in advance ----------------------------^
 *                                            ^------^ snapshot
 * }</pre>
 *
 * Stateless; used by the thread that makes the frame. No header line is longer than ffmpeg's 127 bytes.
 */
public final class Part {
    /** The separator that mjpg-streamer, ustreamer and webcam.py use; some clients have it built in. */
    public static final String BOUNDARY = "boundarydonotcross";

    /** Room before the JPEG, enough for the longest header: a card's, with a length of 10 and seconds of 19 digits. */
    static final int HEADROOM = 128;

    private static final byte[] ADVANCE_HEADER = ascii("Content-Type: image/jpeg\r\n\r\n");
    private static final byte[] DELIMITER = ascii("\r\n--" + BOUNDARY + "\r\n");
    private static final byte[] LENGTH_HEADER = ascii("Content-Type: image/jpeg\r\nContent-Length: ");
    private static final byte[] TIMESTAMP_HEADER = ascii("\r\n" + PictureHeaders.TIMESTAMP + ": ");
    /** One line more, by which another webcamd that relays the stream tells what is not live. */
    private static final byte[] CARD_HEADER = ascii("\r\n" + PictureHeaders.KIND + ": " + PictureHeaders.CARD);
    private static final byte[] OLD_HEADER = ascii("\r\n" + PictureHeaders.KIND + ": " + PictureHeaders.OLD);
    private static final byte[] END_OF_HEADER = ascii("\r\n\r\n");

    static final int DELIMITER_BYTES = DELIMITER.length;
    /** CRLF, which ends a part before the boundary. */
    static final int LINE_END_BYTES = 2;
    static final int ADVANCE_HEADER_BYTES = ADVANCE_HEADER.length;

    private static final int MICROS_PER_SECOND = 1_000_000;

    private Part() {
    }

    /**
     * Allocates the buffer of a frame. The caller owns it, appends exactly the JPEG, and passes it to {@link #frame}.
     *
     * @param memory the camera's
     * @param jpegBytes an upper bound of the JPEG's size
     * @return a direct buffer whose writer index stands where the JPEG begins, or null when there is no room (counted)
     */
    public static ByteBuf allocate(MemoryShare memory, int jpegBytes) {
        ByteBuf buffer = memory.allocate(HEADROOM + jpegBytes + DELIMITER_BYTES + ADVANCE_HEADER_BYTES);
        return buffer == null ? null : buffer.setIndex(HEADROOM, HEADROOM);
    }

    /**
     * Writes what stands around the JPEG and makes the frame.
     *
     * @param memory that the buffer is from
     * @param buffer from {@link #allocate}, with the JPEG appended; ownership passes to the frame
     * @param sequence position in the camera's sequence
     * @param captured when the picture was taken
     * @param kind what it shows
     * @return a frame that the caller owns
     */
    public static Frame frame(MemoryShare memory, ByteBuf buffer, long sequence, CaptureTime captured,
        Frame.Kind kind) {
        int jpegBytes = buffer.writerIndex() - HEADROOM;
        int headerStart = writeHeaderBackwards(buffer, jpegBytes, captured.epochMicros(), kind);
        buffer.writeBytes(DELIMITER).writeBytes(ADVANCE_HEADER);
        return new Frame(memory, buffer, headerStart, jpegBytes, sequence, captured, kind);
    }

    /**
     * Makes a frame of a picture that is to be sent again though it is not new.
     *
     * @param memory the camera's
     * @param picture borrowed; copied, since a frame's mark stands in its buffer
     * @param sequence position in the camera's sequence
     * @return a frame that the caller owns, or null when there is no room (counted)
     */
    public static Frame old(MemoryShare memory, Frame picture, long sequence) {
        ByteBuf jpeg = picture.jpeg();
        ByteBuf buffer = allocate(memory, jpeg.readableBytes());
        return buffer == null ? null
            : frame(memory, buffer.writeBytes(jpeg), sequence, picture.captured(), Frame.Kind.OLD);
    }

    /**
     * The first bytes of a stream's body: the boundary, and the first part's header where headers go in advance.
     *
     * @param headersInAdvance whether parts are {@link Frame#retainedAdvancePart()}
     * @return a new array
     */
    public static byte[] preamble(boolean headersInAdvance) {
        String boundary = "--" + BOUNDARY + "\r\n";
        return headersInAdvance ? ascii(boundary + "Content-Type: image/jpeg\r\n\r\n") : ascii(boundary);
    }

    /** Backwards, because the header ends where the JPEG begins and its digits vary. Allocates nothing. */
    private static int writeHeaderBackwards(ByteBuf buffer, int jpegBytes, long epochMicros, Frame.Kind kind) {
        int at = prepend(buffer, HEADROOM, END_OF_HEADER);
        if (kind == Frame.Kind.CARD) {
            at = prepend(buffer, at, CARD_HEADER);
        } else if (kind == Frame.Kind.OLD) {
            at = prepend(buffer, at, OLD_HEADER);
        }
        at = prependDigits(buffer, at, Math.floorMod(epochMicros, MICROS_PER_SECOND), 6);
        buffer.setByte(--at, '.');
        at = prependDigits(buffer, at, Math.floorDiv(epochMicros, MICROS_PER_SECOND), 1);
        at = prepend(buffer, at, TIMESTAMP_HEADER);
        at = prependDigits(buffer, at, jpegBytes, 1);
        return prepend(buffer, at, LENGTH_HEADER);
    }

    private static int prepend(ByteBuf buffer, int end, byte[] bytes) {
        int start = end - bytes.length;
        buffer.setBytes(start, bytes);
        return start;
    }

    private static int prependDigits(ByteBuf buffer, int end, long value, int minDigits) {
        int at = end;
        long rest = value;
        while (rest > 0 || end - at < minDigits) {
            buffer.setByte(--at, (int) ('0' + rest % 10));
            rest /= 10;
        }
        return at;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
