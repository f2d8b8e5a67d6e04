package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.webcamd.camera.JpegStart;

/**
 * The application segments of a JPEG's header that hold another JPEG, as Exif thumbnails are: they are to be cut, since
 * viewers that cut streams by their markers take a thumbnail for a picture. All other segments stay, among them those
 * that tell a decoder what the colours are, whatever their bytes look like. Positions count from the reader index.
 * Reused from frame to frame; allocates nothing where there is none.
 */
final class Thumbnails {
    /** More of them are no thumbnails of a camera; they stay. */
    private static final int MOST = 64;

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int FF = 0xFF;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int HEAD_BYTES = 4;
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NONE = -1;

    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int count;
    /** The marker of segments that go on with a thumbnail which has not ended, or NONE. */
    private int openMarker;
    private boolean exifSeen;
    private int exifPlace;
    private int orientation;

    /** Forgets the JPEG before. */
    void begin() {
        count = 0;
        openMarker = NONE;
        exifSeen = false;
        exifPlace = NONE;
        orientation = Exif.UPRIGHT;
    }

    /** Looks at an application segment. */
    void look(ByteBuf in, int marker, int start, int end) {
        int from = in.readerIndex() + start + HEAD_BYTES;
        int to = in.readerIndex() + end;
        if (to > in.writerIndex() || to <= from) {
            return;
        }
        boolean exif = marker == Exif.APP1 && !exifSeen && Exif.is(in, from, to);
        exifSeen |= exif;
        if (count < MOST && isPartOfJpeg(in, marker, from, to)) {
            if (exif) {
                exifPlace = count;
                orientation = Exif.orientation(in, from, to);
            }
            starts[count] = start;
            ends[count] = end;
            count++;
        }
    }

    private boolean isPartOfJpeg(ByteBuf in, int marker, int from, int to) {
        boolean colours = marker == APP2 && Exif.begins(in, from, to, ICC)
            || marker == APP14 && Exif.begins(in, from, to, ADOBE);
        if (colours) {
            return false;
        }
        int begins = jpegIn(in, from, to);
        if (begins != NONE) {
            openMarker = has(in, EOI, begins, to) ? NONE : marker;
            return true;
        }
        boolean goesOn = marker == openMarker;
        if (goesOn && has(in, EOI, from, to)) {
            openMarker = NONE;
        }
        return goesOn;
    }

    /** Where a JPEG begins; two bytes that look like its marker are none. */
    private static int jpegIn(ByteBuf in, int from, int to) {
        if (!has(in, SOI, from, to)) {
            return NONE;
        }
        int start = JpegStart.of(in.nioBuffer(from, to - from));
        return start == JpegStart.NOT_FOUND ? NONE : from + start;
    }

    private static boolean has(ByteBuf in, int marker, int from, int to) {
        for (int at = from; at < to - 1; at++) {
            if (in.getUnsignedByte(at) == FF && in.getUnsignedByte(at + 1) == marker) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is any. */
    boolean isAny() {
        return count > 0;
    }

    /** Appends the header up to a position without them; what one of them said about which way is up is kept. */
    void copyWithout(ByteBuf in, int end, ByteBuf out) {
        int copied = 0;
        for (int i = 0; i < count; i++) {
            out.writeBytes(in, in.readerIndex() + copied, starts[i] - copied);
            copied = ends[i];
            if (i == exifPlace && orientation != Exif.UPRIGHT) {
                Exif.writeTo(out, orientation);
            }
        }
        out.writeBytes(in, in.readerIndex() + copied, end - copied);
    }
}
