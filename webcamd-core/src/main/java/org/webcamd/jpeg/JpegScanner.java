package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;

/**
 * Looks through a camera's bytes, decoding no more than their beginning: is this one whole JPEG, where does it end, and
 * what must be repaired (ITU-T T.81, annex B). Reused from frame to frame; allocates nothing.
 *
 * <p>Markers are followed from segment to segment up to the first scan. Inside a scan, only those codes are accepted
 * that may stand behind a byte FF there; any other says that these bytes came from no encoder, and a decoder would stop
 * in the middle of the picture. The end-of-image marker is searched forwards, because behind it anything may follow:
 * some cameras leave the tail of an older, longer frame there, with an end-of-image marker of its own.
 */
final class JpegScanner {
    /** What the bytes are. */
    enum Verdict { WHOLE, EMPTY, GARBAGE, TRUNCATED }

    private static final int NOT_FOUND = -1;

    private static final int STUFFED = 0x00;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DNL = 0xDC;
    private static final int DRI = 0xDD;
    private static final int SOF0 = 0xC0;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int SOF15 = 0xCF;
    private static final int SOF_HEIGHT = 5;
    private static final int SOF_WIDTH = 7;
    private static final int SOF_BYTES = 9;
    private static final int APP0 = 0xE0;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final int FILL = 0xFF;
    private static final int MARKER_BYTES = 2;
    private static final int LENGTH_BYTES = 2;

    private final ScanDecoder decoder = new ScanDecoder();
    private final Thumbnails thumbnails = new Thumbnails();
    private int scanStart;
    private int end;
    private boolean huffmanTables;
    private boolean restarts;
    private int dataEnd;
    private int width;
    private int height;

    /** Looks at the readable bytes; positions below count from the buffer's reader index. */
    Verdict scan(ByteBuf in) {
        decoder.begin();
        thumbnails.begin();
        scanStart = NOT_FOUND;
        end = NOT_FOUND;
        huffmanTables = false;
        restarts = false;
        dataEnd = NOT_FOUND;
        width = 0;
        height = 0;
        if (!in.isReadable()) {
            return Verdict.EMPTY;
        }
        if (in.readableBytes() < MARKER_BYTES || marker(in, 0) != SOI) {
            return Verdict.GARBAGE;
        }
        Verdict header = scanHeader(in);
        return header == Verdict.WHOLE ? scanPicture(in) : header;
    }

    /** Width of the picture in pixels, 0 when the header does not tell. */
    int width() {
        return width;
    }

    /** Height of the picture in pixels, 0 when the header does not tell. */
    int height() {
        return height;
    }

    /** Where the first scan begins: everything before it is header. */
    int scanStart() {
        return scanStart;
    }

    /** Where the picture ends, the end-of-image marker included. */
    int end() {
        return end;
    }

    /** Whether the header has Huffman tables. */
    boolean hasHuffmanTables() {
        return huffmanTables;
    }

    /** The segments of the header that hold another JPEG. */
    Thumbnails thumbnails() {
        return thumbnails;
    }

    /** Whether a truncated picture has come as far as its data. */
    boolean hasData() {
        return dataEnd != NOT_FOUND;
    }

    /** Where the data of a truncated picture ends, if decoding shows that it is all there; or NOT_FOUND. */
    int findDataEnd(ByteBuf in) {
        int first = in.readerIndex();
        int found = ScanEnd.of(decoder, in, first + scanStart + MARKER_BYTES, first + dataEnd);
        return found == ScanEnd.NOT_FOUND ? NOT_FOUND : found - first;
    }

    private Verdict scanHeader(ByteBuf in) {
        int at = MARKER_BYTES;
        while (at + MARKER_BYTES + LENGTH_BYTES <= in.readableBytes()) {
            int marker = marker(in, at);
            if (marker == NOT_FOUND) {
                return Verdict.GARBAGE;
            }
            if (marker == FILL) {
                // A fill byte (B.1.1.2): the marker begins one byte later.
                at++;
                continue;
            }
            if (marker == SOS) {
                scanStart = at;
                return Verdict.WHOLE;
            }
            int segmentEnd = segmentEnd(in, at);
            note(in, marker, at, segmentEnd);
            at = segmentEnd;
        }
        return Verdict.TRUNCATED;
    }

    private void note(ByteBuf in, int marker, int start, int segmentEnd) {
        decoder.header(in, marker, in.readerIndex() + start + MARKER_BYTES + LENGTH_BYTES,
            in.readerIndex() + segmentEnd);
        huffmanTables |= marker == DHT;
        restarts |= marker == DRI;
        if (isStartOfFrame(marker) && start + SOF_BYTES <= in.readableBytes()) {
            height = in.getUnsignedShort(in.readerIndex() + start + SOF_HEIGHT);
            width = in.getUnsignedShort(in.readerIndex() + start + SOF_WIDTH);
        }
        if (marker >= APP0 && marker <= APP15) {
            thumbnails.look(in, marker, start, segmentEnd);
        }
    }

    /** C0 to CF but for DHT, JPG and DAC (table B.1). */
    private static boolean isStartOfFrame(int marker) {
        return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
    }

    private Verdict scanPicture(ByteBuf in) {
        int last = in.readableBytes() - 1;
        int at = scanStart;
        int marker = SOS;
        while (marker != EOI) {
            if (marker == STUFFED || restarts && isRestart(marker)) {
                at += MARKER_BYTES;
            } else if (marker == FILL) {
                at++;
            } else if (isSegment(marker)) {
                restarts |= marker == DRI;
                at = at + MARKER_BYTES + LENGTH_BYTES <= last ? segmentEnd(in, at) : last;
            } else {
                // Where another picture begins, this one was cut off.
                return marker == SOI ? truncated(at) : Verdict.GARBAGE;
            }
            at = nextFF(in, at, last);
            if (at == NOT_FOUND) {
                return truncated(in.readableBytes());
            }
            marker = in.getUnsignedByte(in.readerIndex() + at + 1);
        }
        end = at + MARKER_BYTES;
        int first = in.readerIndex();
        boolean picture = EntropyCheck.mayBePicture(decoder, in, first + scanStart + MARKER_BYTES, first + end);
        return picture ? Verdict.WHOLE : Verdict.GARBAGE;
    }

    private Verdict truncated(int at) {
        dataEnd = at;
        return Verdict.TRUNCATED;
    }

    /** What may stand between two scans, and in front of the second one. */
    private static boolean isSegment(int marker) {
        return marker == SOS || marker == DHT || marker == DQT || marker == DRI || marker == DNL || marker == DAC
            || marker == COM || marker >= APP0 && marker <= APP15;
    }

    /** Their order is not looked at: decoders go on where one was lost. Those that no DRI announced, they stop at. */
    private static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST7;
    }

    private static int nextFF(ByteBuf in, int from, int last) {
        if (from >= last) {
            return NOT_FOUND;
        }
        int at = in.indexOf(in.readerIndex() + from, in.readerIndex() + last, (byte) 0xFF);
        return at < 0 ? NOT_FOUND : at - in.readerIndex();
    }

    /** Behind the last byte of a segment as its length says, which may be behind the last byte that there is. */
    private static int segmentEnd(ByteBuf in, int start) {
        return start + MARKER_BYTES + in.getUnsignedShort(in.readerIndex() + start + MARKER_BYTES);
    }

    /** The second byte of a marker at a position, or NOT_FOUND when there is none. */
    private static int marker(ByteBuf in, int at) {
        int start = in.readerIndex() + at;
        return in.getByte(start) == (byte) 0xFF ? in.getUnsignedByte(start + 1) : NOT_FOUND;
    }
}
