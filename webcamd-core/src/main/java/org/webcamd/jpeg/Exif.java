package org.webcamd.jpeg;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Rotation;

/**
 * Which way up a picture is to be shown, as Exif tells it (CIPA DC-008, 4.5.2 and 4.6.4.1, tag Orientation): 1 is as
 * stored, 2 mirrored, 3 upside down, 4 both; 5 to 8 with a quarter turn. Stateless.
 */
public final class Exif {
    static final int APP1 = 0xE1;
    /** As it is stored; also where nothing is told, or nothing that makes sense. */
    static final int UPRIGHT = 1;

    private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] SEGMENT = HexFormat.of().parseHex("ffe10022" + "457869660000" + "4d4d002a00000008"
        + "0001" + "0112" + "0003" + "00000001" + "00010000" + "00000000");
    private static final int VALUE_AT = 4 + 6 + 8 + 2 + 8 + 1;
    /** The size of a segment with nothing but the orientation. */
    static final int BYTES = SEGMENT.length;

    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int BIG_ENDIAN = 0x4D4D;
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int ORIENTATION = 0x0112;
    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int LAST = 8;
    private static final int FF = 0xFF;
    private static final int SOS = 0xDA;

    private Exif() {
    }

    /** Whether an application segment's payload is Exif. */
    static boolean is(ByteBuf in, int from, int to) {
        return begins(in, from, to, NAME);
    }

    /** Whether bytes between two indices begin with others. */
    static boolean begins(ByteBuf in, int from, int to, byte[] wanted) {
        int at = 0;
        while (at < wanted.length && from + at < to && in.getByte(from + at) == wanted[at]) {
            at++;
        }
        return at == wanted.length;
    }

    /** The orientation that an Exif payload between two indices tells. */
    static int orientation(ByteBuf in, int from, int to) {
        int tiff = from + NAME.length;
        if (tiff + HEADER_BYTES > to) {
            return UPRIGHT;
        }
        int order = in.getUnsignedShort(tiff);
        if (order != LITTLE_ENDIAN && order != BIG_ENDIAN) {
            return UPRIGHT;
        }
        boolean little = order == LITTLE_ENDIAN;
        long directory = tiff + number(in, tiff + 4, LONG, little);
        if (directory + 2 > to) {
            return UPRIGHT;
        }
        int first = (int) directory + 2;
        int entries = (int) Math.min(number(in, first - 2, SHORT, little), (to - first) / ENTRY_BYTES);
        for (int entry = first; entry < first + entries * ENTRY_BYTES; entry += ENTRY_BYTES) {
            if (number(in, entry, SHORT, little) == ORIENTATION) {
                long value = number(in, entry + 8, (int) number(in, entry + 2, SHORT, little), little);
                return value >= UPRIGHT && value <= LAST ? (int) value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static long number(ByteBuf in, int at, int type, boolean little) {
        return switch (type) {
            case BYTE -> in.getUnsignedByte(at);
            case SHORT -> little ? in.getUnsignedShortLE(at) : in.getUnsignedShort(at);
            case LONG -> little ? in.getUnsignedIntLE(at) : in.getUnsignedInt(at);
            default -> UPRIGHT;
        };
    }

    /**
     * What is to be done with the stored picture of a whole JPEG, so that it is upright, as its first Exif tells it.
     *
     * @param jpeg the readable bytes
     * @return {@link Orientation#UPRIGHT} where nothing is told
     */
    public static Orientation upright(ByteBuf jpeg) {
        int orientation = orientation(jpeg);
        Orientation mirrored = new Orientation(Rotation.NONE, isMirrored(orientation));
        return mirrored.then(Orientation.of(rotation(orientation)));
    }

    static int orientation(ByteBuf jpeg) {
        int at = jpeg.readerIndex() + 2;
        while (at + 4 <= jpeg.writerIndex() && jpeg.getUnsignedByte(at) == FF) {
            int marker = jpeg.getUnsignedByte(at + 1);
            if (marker == SOS) {
                return UPRIGHT;
            }
            int end = marker == FF ? at + 1 : at + 2 + jpeg.getUnsignedShort(at + 2);
            if (marker == APP1 && end <= jpeg.writerIndex() && is(jpeg, at + 4, end)) {
                return orientation(jpeg, at + 4, end);
            }
            at = end;
        }
        return UPRIGHT;
    }

    /** Whether what is stored is mirrored, from left to right, before it is turned. */
    private static boolean isMirrored(int orientation) {
        return orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
    }

    /** How far what is stored is to be turned, to be upright. */
    private static Rotation rotation(int orientation) {
        return switch (orientation) {
            case 3, 4 -> Rotation.HALF;
            case 6, 7 -> Rotation.CLOCKWISE;
            case 5, 8 -> Rotation.COUNTERCLOCKWISE;
            default -> Rotation.NONE;
        };
    }

    /** Appends a segment that tells nothing but the orientation. */
    static void writeTo(ByteBuf out, int orientation) {
        int at = out.writerIndex();
        out.writeBytes(SEGMENT);
        out.setByte(at + VALUE_AT, orientation);
    }
}
