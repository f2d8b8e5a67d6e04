package org.webcamd.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counters;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.memory.MemorySettings;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;

/** Streams to be cut, and what comes out of them. */
final class Pieces {
    static final int LARGEST_BYTES = 32 * 1024 * 1024;
    /** Nothing of it is watched for leaks, which is for tests that can wait for the end of threads. */
    static final MemoryShare MEMORY = memory(LARGEST_BYTES);

    static final byte[] RED = SampleJpegs.textured(48, 32, 1);
    static final byte[] GREEN = SampleJpegs.textured(64, 48, 2);
    static final byte[] BLUE = SampleJpegs.textured(32, 32, 3);

    /** Something that was cut out. */
    record Piece(boolean picture, long originMicros, String hash, byte[] bytes) {
        private static Piece of(StreamedPicture out) {
            if (out.loan() instanceof Picture.Dropped dropped) {
                return dropped(dropped.why());
            }
            Picture.Jpeg jpeg = (Picture.Jpeg) out.loan();
            byte[] bytes = Pieces.bytes(jpeg.bytes());
            return new Piece(out.isPicture(), jpeg.originMicros(), Integer.toHexString(Arrays.hashCode(bytes)), bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Piece that && picture == that.picture && originMicros == that.originMicros
                && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "%s of %d bytes, %s, at %d"
                .formatted(picture ? "picture" : "broken", bytes.length, hash, originMicros);
        }
    }

    private Pieces() {
    }

    static Piece picture(byte[] jpeg) {
        return picture(jpeg, 0);
    }

    static Piece picture(byte[] jpeg, long originMicros) {
        return new Piece(true, originMicros, Integer.toHexString(Arrays.hashCode(jpeg)), jpeg);
    }

    static Piece dropped(Picture.Dropped.Reason why) {
        return new Piece(false, 0, why.toString(), join(why));
    }

    static Piece foreign(String type) {
        return new Piece(false, 0, "foreign", join("foreign ", type));
    }

    static Piece broken(byte[] bytes) {
        return new Piece(false, 0, Integer.toHexString(Arrays.hashCode(bytes)), bytes);
    }

    /** Memory for pictures up to some size, and whatever number of them. */
    static MemoryShare memory(int largestBytes) {
        return TestMemory.unwatched(new MemorySettings(1L << 30, largestBytes), new Counters());
    }

    static List<Piece> of(byte[] stream) {
        return of(new ByteArrayInputStream(stream), null, LARGEST_BYTES);
    }

    static List<Piece> of(InputStream stream, String contentType, int largestBytes) {
        return of(stream, contentType, memory(largestBytes));
    }

    /** For all of this, no time passes. */
    static List<Piece> of(InputStream stream, String contentType, MemoryShare memory) {
        StreamedPicture out = new StreamedPicture();
        List<Piece> pieces = new ArrayList<>();
        try (JpegStream cutter = new JpegStream(stream, contentType, memory, () -> 0)) {
            while (cutter.next(out)) {
                pieces.add(out.foreign() != null ? foreign(out.foreign()) : Piece.of(out));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            out.release();
        }
        return pieces;
    }

    /** The pictures alone. */
    static List<Piece> pictures(List<Piece> pieces) {
        return pieces.stream().filter(Piece::picture).toList();
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** Texts and byte arrays, one behind the other. */
    static byte[] join(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            out.writeBytes(part instanceof byte[] bytes ? bytes : text(part.toString()));
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    /** A part of mjpg-streamer's format, without the boundary before it. */
    static byte[] part(byte[] jpeg, String timestamp) {
        return join("Content-Type: image/jpeg\r\nContent-Length: ", jpeg.length, "\r\nX-Timestamp: ", timestamp,
            "\r\n\r\n", jpeg, "\r\n--boundarydonotcross\r\n");
    }

    static int indexOf(byte[] stream, byte[] wanted) {
        return indexOf(stream, wanted, 0);
    }

    /** Where some bytes are found in a stream, or -1. */
    static int indexOf(byte[] stream, byte[] wanted, int from) {
        for (int at = from; at + wanted.length <= stream.length; at++) {
            if (Arrays.equals(stream, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
