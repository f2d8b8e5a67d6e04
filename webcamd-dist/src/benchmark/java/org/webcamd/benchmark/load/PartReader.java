package org.webcamd.benchmark.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the response to one request for a stream, in pieces of any size. Every line of the heads is read; of a picture
 * only the markers at its ends are looked at.
 *
 * <pre>{@code
 *   STATUS -> RESPONSE_HEAD -> PART_HEAD <-> PICTURE
 * }</pre>
 *
 * Whatever does not fit is an {@link IllegalArgumentException}, after which the reader is not to be used any more.
 */
public final class PartReader {
    private enum State { STATUS, RESPONSE_HEAD, PART_HEAD, PICTURE }

    private static final byte[] VERSION = ascii("http/1.");
    private static final byte[] CONTENT_TYPE = ascii("content-type:");
    private static final byte[] CONTENT_LENGTH = ascii("content-length:");
    private static final byte[] TIMESTAMP = ascii("x-timestamp:");
    private static final String BOUNDARY = "boundary=";
    private static final long UNKNOWN = -1;

    private final FrameSink sink;
    private final HeaderLine line = new HeaderLine();
    private State state = State.STATUS;
    private byte[] delimiter;
    private boolean delimited;
    private long pictureBytes = UNKNOWN;
    private long pictureAt;
    private long timestampMicros;
    private boolean intact;

    /**
     * At the beginning of a response.
     *
     * @param sink told of each frame
     */
    public PartReader(FrameSink sink) {
        this.sink = sink;
    }

    /**
     * Reads the next piece.
     *
     * @param piece is emptied
     * @return bytes of pictures in it
     */
    public long read(ByteBuffer piece) {
        long inPictures = 0;
        while (piece.hasRemaining()) {
            if (state == State.PICTURE) {
                inPictures += readPicture(piece);
            } else if (line.endsWith(piece.get())) {
                onLine();
                line.clear();
            }
        }
        return inPictures;
    }

    private void onLine() {
        switch (state) {
            case STATUS:
                require(line.startsWith(VERSION) && line.toString().contains(" 200 "));
                state = State.RESPONSE_HEAD;
                break;
            case RESPONSE_HEAD:
                onResponseHead();
                break;
            default:
                onPartHead();
        }
    }

    private void onResponseHead() {
        if (line.isEmpty()) {
            require(delimiter != null);
            state = State.PART_HEAD;
        } else if (line.startsWith(CONTENT_TYPE)) {
            String type = line.toString();
            require(type.contains(BOUNDARY));
            String boundary = type.substring(type.indexOf(BOUNDARY) + BOUNDARY.length());
            // Some servers write the dashes into the boundary itself.
            delimiter = ascii(boundary.startsWith("--") ? boundary : "--" + boundary);
        }
    }

    private void onPartHead() {
        if (line.startsWith(CONTENT_LENGTH)) {
            pictureBytes = line.number(CONTENT_LENGTH.length);
        } else if (line.startsWith(TIMESTAMP)) {
            timestampMicros = line.micros(TIMESTAMP.length);
        } else if (line.equalTo(delimiter)) {
            delimited = true;
        } else if (line.isEmpty() && delimited) {
            require(pictureBytes > 0);
            state = State.PICTURE;
            pictureAt = 0;
            intact = true;
        } else {
            // Before the delimiter only the end of the line of the picture may stand, behind it any header.
            require(line.isEmpty() || delimited);
        }
    }

    private int readPicture(ByteBuffer piece) {
        int taken = (int) Math.min(pictureBytes - pictureAt, piece.remaining());
        expect(piece, taken, 0, 0xFF);
        expect(piece, taken, 1, 0xD8);
        expect(piece, taken, pictureBytes - 2, 0xFF);
        expect(piece, taken, pictureBytes - 1, 0xD9);
        piece.position(piece.position() + taken);
        pictureAt += taken;
        if (pictureAt == pictureBytes) {
            sink.onFrame(timestampMicros, intact);
            state = State.PART_HEAD;
            delimited = false;
            pictureBytes = UNKNOWN;
            timestampMicros = 0;
        }
        return taken;
    }

    /** Looks at one byte of the picture, if the piece has it. */
    private void expect(ByteBuffer piece, int taken, long index, int value) {
        long offset = index - pictureAt;
        if (offset >= 0 && offset < taken && piece.get(piece.position() + (int) offset) != (byte) value) {
            intact = false;
        }
    }

    private void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("unexpected in " + state + ": " + line);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
