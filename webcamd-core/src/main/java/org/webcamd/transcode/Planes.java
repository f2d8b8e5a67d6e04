package org.webcamd.transcode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.netty.buffer.ByteBuf;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.webcamd.camera.OpenCv;
import org.webcamd.wish.Size;

/**
 * A JPEG decoded into its planes by {@link TurboJpeg}: brightness, and two of colour as small as they are stored, or
 * brightness alone. Owns their memory. Decoded by one thread at a time, then read by any.
 */
final class Planes implements AutoCloseable {
    private static final int COLOURED = 3;
    /** How many pixels of each side share a sample of colour, by {@code TJSAMP_…}. */
    private static final int[] ACROSS = {1, 2, 2, 1, 1, 4};
    private static final int[] DOWN = {1, 1, 2, 1, 2, 1};
    private static final int BLOCK = 8;
    private static final int WIDTH_AT = 0;
    private static final int HEIGHT_AT = 4;
    private static final int SAMPLING_AT = 8;
    private static final int COLOURS_AT = 12;
    private static final int HEADER_BYTES = 16;

    private final Memory told = new Memory(HEADER_BYTES);
    private final PlanePointers pointers = new PlanePointers();
    private final Mat[] stored;
    /** The brightness without what fills the last sample of colour. */
    private Mat seen;
    private int count;
    private Pointer handle;

    /** Nothing is decoded yet. */
    Planes() {
        OpenCv.load();
        stored = Stream.generate(Mat::new).limit(COLOURED).toArray(Mat[]::new);
    }

    /**
     * Decodes a JPEG.
     *
     * @param jpeg direct, borrowed
     * @param header its own
     * @param eighths of each side that are decoded
     * @return whether it is whole, and its planes are such as cameras make
     */
    boolean decode(ByteBuf jpeg, JpegHeader header, int eighths) {
        if (handle == null) {
            handle = TurboJpeg.tjInitDecompress();
        }
        if (handle == null || !isFit(jpeg, header)) {
            return false;
        }
        Size size = new Size(Plan.divided(header.size().width() * eighths, Plan.WHOLE),
            Plan.divided(header.size().height() * eighths, Plan.WHOLE));
        shape(size, told.getInt(SAMPLING_AT));
        return TurboJpeg.tjDecompressToYUVPlanes(handle, jpeg.nioBuffer(), jpeg.readableBytes(), pointers.starts(),
            size.width(), pointers.strides(), size.height(), TurboJpeg.STOP_ON_WARNING) == 0;
    }

    /** Whether the library finds in it what its header tells, and colours that are kept as they are. */
    private boolean isFit(ByteBuf jpeg, JpegHeader header) {
        if (TurboJpeg.tjDecompressHeader3(handle, jpeg.nioBuffer(), jpeg.readableBytes(), told.share(WIDTH_AT),
            told.share(HEIGHT_AT), told.share(SAMPLING_AT), told.share(COLOURS_AT)) != 0) {
            return false;
        }
        int sampling = told.getInt(SAMPLING_AT);
        int colours = told.getInt(COLOURS_AT);
        return (colours == TurboJpeg.YCBCR_COLOURS || colours == TurboJpeg.GREY_COLOURS)
            && sampling >= 0 && sampling < ACROSS.length
            && header.size().equals(new Size(told.getInt(WIDTH_AT), told.getInt(HEIGHT_AT)))
            && header.blocks().equals(new Size(BLOCK * ACROSS[sampling], BLOCK * DOWN[sampling]));
    }

    /** As {@code tjPlaneWidth} has it: the brightness fills the last sample of colour. */
    private void shape(Size size, int sampling) {
        count = sampling == TurboJpeg.GREY ? 1 : COLOURED;
        int columns = Plan.divided(size.width(), ACROSS[sampling]);
        int rows = Plan.divided(size.height(), DOWN[sampling]);
        forget();
        for (int i = 0; i < count; i++) {
            stored[i].create(i == 0 ? rows * DOWN[sampling] : rows, i == 0 ? columns * ACROSS[sampling] : columns,
                CV_8UC1);
            pointers.tell(i, stored[i]);
        }
        try (Rect inside = new Rect(0, 0, size.width(), size.height())) {
            seen = stored[0].apply(inside);
        }
    }

    private void forget() {
        if (seen != null) {
            seen.close();
            seen = null;
        }
    }

    /** Three, or one of a grey picture. */
    int count() {
        return count;
    }

    /** The plane, borrowed, not to be written to. */
    Mat plane(int number) {
        return number == 0 ? seen : stored[number];
    }

    long bytes() {
        return Stream.of(stored).mapToLong(Mat::total).sum();
    }

    @Override
    public void close() {
        if (handle != null) {
            TurboJpeg.tjDestroy(handle);
            handle = null;
        }
        forget();
        Stream.of(stored).forEach(Mat::close);
        pointers.close();
        told.close();
    }
}
