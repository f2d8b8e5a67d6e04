package org.webcamd.benchmark.wish;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.webcamd.natives.JnaLibrary;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Size;
import org.webcamd.wish.Wish;

/** What libturbojpeg takes by itself, as its own manual has it used. Confined to one thread; ends with the process. */
final class TurboAlone {
    private static final int TRANSFORM_BYTES = 40;
    private static final int OP_AT = 16;
    private static final int[] PLAIN = {0, 5, 6, 7};
    private static final int[] MIRRORED = {1, 3, 2, 4};
    private static final int BGR = 1;
    private static final int COLOURS_HALVED = 2;
    private static final int NO_REALLOC = 1024;
    private static final int EIGHTHS = 8;
    private static final long MOST_BYTES = 64L << 20;

    private final Pointer transformer = tjInitTransform();
    private final Pointer decoder = tjInitDecompress();
    private final Pointer encoder = tjInitCompress();
    private final Memory transform = new Memory(TRANSFORM_BYTES);
    private final Memory pixels = new Memory(MOST_BYTES);
    private final Memory result = new Memory(MOST_BYTES);
    private final Memory pointer = new Memory(Native.POINTER_SIZE);
    private final Memory length = new Memory(Native.LONG_SIZE);

    /** Null where it is not installed. */
    static TurboAlone load() {
        try {
            JnaLibrary.bind(TurboAlone.class, "libturbojpeg.so.0");
            return new TurboAlone();
        } catch (RuntimeException | Error notInstalled) {
            return null;
        }
    }

    private static native Pointer tjInitTransform();

    private static native Pointer tjInitDecompress();

    private static native Pointer tjInitCompress();

    private static native int tjTransform(Pointer handle, ByteBuffer jpeg, long jpegBytes, int count, Pointer results,
        Pointer lengths, Pointer transforms, int flags);

    private static native int tjDecompress2(Pointer handle, ByteBuffer jpeg, long jpegBytes, Pointer pixels,
        int width, int pitch, int height, int format, int flags);

    private static native int tjCompress2(Pointer handle, Pointer pixels, int width, int pitch, int height,
        int format, Pointer result, Pointer length, int sampling, int quality, int flags);

    /** What to do for a wish; null when it takes more than this library. */
    Runnable task(Wish wish, Size stored, ByteBuf jpeg, int quality) {
        Size wanted = wish.bounds().fit(stored);
        boolean scales = (long) stored.width() * EIGHTHS % wanted.width() == 0
            || (long) wanted.width() * EIGHTHS % stored.width() == 0;
        boolean turns = !wish.orientation().equals(Orientation.UPRIGHT);
        if (turns && wanted.equals(stored) && wish.quality() == Wish.ANY_QUALITY) {
            return () -> turn(jpeg, wish.orientation());
        }
        return turns || !scales ? null : () -> encode(jpeg, wanted, quality);
    }

    private void turn(ByteBuf jpeg, Orientation orientation) {
        int quarters = orientation.rotation().ordinal();
        transform.clear();
        transform.setInt(OP_AT, orientation.mirrored() ? MIRRORED[quarters] : PLAIN[quarters]);
        require(tjTransform(transformer, jpeg.nioBuffer(), jpeg.readableBytes(), 1, room(), length, transform,
            NO_REALLOC));
    }

    private void encode(ByteBuf jpeg, Size size, int quality) {
        require(tjDecompress2(decoder, jpeg.nioBuffer(), jpeg.readableBytes(), pixels, size.width(), 0, size.height(),
            BGR, 0));
        require(tjCompress2(encoder, pixels, size.width(), 0, size.height(), BGR, room(), length, COLOURS_HALVED,
            quality, NO_REALLOC));
    }

    private Pointer room() {
        pointer.setPointer(0, result);
        length.setNativeLong(0, new NativeLong(result.size()));
        return pointer;
    }

    private static void require(int answer) {
        if (answer != 0) {
            throw new IllegalStateException("libturbojpeg fails");
        }
    }
}
