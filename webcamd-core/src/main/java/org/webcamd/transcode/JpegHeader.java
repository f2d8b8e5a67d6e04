package org.webcamd.transcode;

import io.netty.buffer.ByteBuf;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Size;

/**
 * What the header of a JPEG tells before anything is decoded (ITU-T T.81, B.2.2 and B.2.3): how large the picture is,
 * and how much memory it takes to decode it, since some kilobytes may claim to be a picture that fills the machine.
 * Immutable.
 *
 * @param size in pixels, as stored
 * @param blocks what the pixels of its largest block are: 8x8, or 16x8, 8x16, 16x16 where colours are stored smaller
 * @param samples how many are stored for each pixel: 1 for a grey picture, 3 where no colour is stored smaller
 * @param severalScans whether all coefficients are kept until the last scan was read
 */
public record JpegHeader(Size size, Size blocks, double samples, boolean severalScans) {
    private static final int SOF_BYTES = 10;
    private static final int COMPONENT_BYTES = 3;
    private static final int SOS_BYTES = 5;
    private static final int LOW = 0xF;
    private static final int BLOCK = 8;
    private static final int SOS = 0xDA;
    private static final int FILL = 0xFF;
    private static final int PROGRESSIVE = 0xC2;
    /** As OpenCV has it: blue, green, red. */
    private static final int PIXEL_BYTES = 3;
    private static final int COEFFICIENT_BYTES = 2;

    /**
     * Reads the header of the readable bytes.
     *
     * @param jpeg borrowed
     * @return null when it does not tell the size
     */
    public static JpegHeader of(ByteBuf jpeg) {
        int at = jpeg.readerIndex() + 2;
        int frame = 0;
        while (at + SOF_BYTES <= jpeg.writerIndex() && jpeg.getUnsignedByte(at) == FILL) {
            int marker = jpeg.getUnsignedByte(at + 1);
            if (marker == FILL) {
                at++;
                continue;
            }
            if (marker == SOS && frame != 0) {
                return of(jpeg, frame, jpeg.getUnsignedByte(at + SOS_BYTES - 1));
            }
            frame = frame == 0 && isStartOfFrame(marker) ? at : frame;
            at += 2 + jpeg.getUnsignedShort(at + 2);
        }
        return null;
    }

    /** Where the first scan has not everything, others follow. */
    private static JpegHeader of(ByteBuf jpeg, int frame, int scanComponents) {
        int height = jpeg.getUnsignedShort(frame + 5);
        int width = jpeg.getUnsignedShort(frame + 7);
        int components = jpeg.getUnsignedByte(frame + SOF_BYTES - 1);
        if (width == 0 || height == 0 || frame + SOF_BYTES + COMPONENT_BYTES * components > jpeg.writerIndex()) {
            return null;
        }
        int widest = 1;
        int highest = 1;
        int samples = 0;
        for (int i = 0; i < components; i++) {
            int factors = jpeg.getUnsignedByte(frame + SOF_BYTES + COMPONENT_BYTES * i + 1);
            widest = Math.max(widest, factors >> 4);
            highest = Math.max(highest, factors & LOW);
            samples += (factors >> 4) * (factors & LOW);
        }
        // A grey picture has no larger blocks, whatever its factors are (A.2.2).
        Size blocks = components == 1 ? new Size(BLOCK, BLOCK) : new Size(BLOCK * widest, BLOCK * highest);
        return new JpegHeader(new Size(width, height), blocks,
            components == 1 ? 1 : (double) samples / (widest * highest),
            jpeg.getUnsignedByte(frame + 1) == PROGRESSIVE || scanComponents < components);
    }

    /** C0 to CF but for DHT, JPG and DAC. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** What the pixels take, and what is needed on the way to them, decoded at one part in so many of each side. */
    long decodingBytes(int reduction) {
        return pixelBytes(size) / ((long) reduction * reduction) + (severalScans ? coefficientBytes() : 0);
    }

    /** The same for planes, of which so many eighths of each side are decoded. */
    long planeBytes(int eighths) {
        long whole = (long) (size.width() * (double) size.height() * samples);
        return whole * eighths * eighths / (Plan.WHOLE * Plan.WHOLE) + (severalScans ? coefficientBytes() : 0);
    }

    /** What all coefficients take. */
    long coefficientBytes() {
        return (long) (size.width() * (double) size.height() * samples) * COEFFICIENT_BYTES;
    }

    /**
     * Whether it can be laid so block by block without loss: the edge that becomes the first has to fill its blocks, as
     * {@code jtransform_perfect_transform} of libjpeg-turbo has it.
     */
    boolean fills(Orientation orientation) {
        boolean wide = size.width() % blocks.width() == 0;
        boolean high = size.height() % blocks.height() == 0;
        boolean mirrored = orientation.mirrored();
        return switch (orientation.rotation()) {
            case NONE -> !mirrored || wide;
            case CLOCKWISE -> mirrored || high;
            case HALF -> high && (mirrored || wide);
            case COUNTERCLOCKWISE -> wide && (!mirrored || high);
        };
    }

    /** What a picture takes as pixels. */
    static long pixelBytes(Size size) {
        return (long) size.width() * size.height() * PIXEL_BYTES;
    }
}
