package org.webcamd.transcode;

import static java.lang.System.Logger.Level.DEBUG;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.webcamd.natives.JnaLibrary;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Size;

/**
 * Turns and mirrors a JPEG block by block, without decoding it, so that nothing is lost. What is not perfect is
 * refused, which is the case where an edge of the picture does not fill a block.
 *
 * <p>Calls the C library libturbojpeg (turbojpeg.h of libjpeg-turbo 2.1, kept by 3.x) where it is installed. Confined
 * to one thread at a time.
 */
final class BlockTurner implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BlockTurner.class.getName());

    /** Empty for none. */
    private static final String LIBRARY = System.getProperty("webcamd.turbojpeg", "libturbojpeg.so.0");
    /** {@code tjtransform}: a region of four ints, op, options, two pointers. */
    private static final int TRANSFORM_BYTES = 40;
    private static final int OP_AT = 16;
    private static final int OPTIONS_AT = 20;
    /** {@code TJXOP_…}, by quarters of a turn, plain and mirrored. */
    private static final int[] PLAIN = {0, 5, 6, 7};
    private static final int[] MIRRORED = {1, 3, 2, 4};
    private static final int TJXOPT_PERFECT = 1;
    private static final int TJXOPT_COPYNONE = 64;
    /** {@code TJFLAG_STOPONWARNING}: a broken picture goes the other way, which shows what can be shown of it. */
    private static final int STOP_ON_WARNING = 8192;
    /** {@code TJFLAG_NOREALLOC}. */
    private static final int NO_REALLOC = 1024;
    /** {@code tjBufSize} at its largest: blocks of 32 pixels at most, six bytes a pixel, and the headers. */
    private static final int LARGEST_BLOCK = 32;
    private static final long MOST_BYTES_A_PIXEL = 6;
    private static final long HEADER_BYTES = 2048;

    private static final boolean PRESENT = load();

    private final Memory transform = new Memory(TRANSFORM_BYTES);
    /** One each: a pointer to the result, and its length. */
    private final Memory pointer = new Memory(Native.POINTER_SIZE);
    private final Memory length = new Memory(Native.LONG_SIZE);
    /**
     * The result, as large as any may be, of which only what is written to is ever resident. Memory that the library
     * would make larger itself is not known any more when it meets a broken picture on the way.
     */
    private Memory result;
    private Pointer handle;

    private static boolean load() {
        if (LIBRARY.isEmpty()) {
            return false;
        }
        try {
            JnaLibrary.bind(BlockTurner.class, LIBRARY);
            return true;
        } catch (RuntimeException | Error notInstalled) {
            LOG.log(DEBUG, "pictures are decoded to be turned: {0}", notInstalled.getMessage());
            return false;
        }
    }

    private static native Pointer tjInitTransform();

    private static native int tjTransform(Pointer handle, ByteBuffer jpeg, long jpegBytes, int count, Pointer results,
        Pointer lengths, Pointer transforms, int flags);

    private static native int tjDestroy(Pointer handle);

    /** Whether the library is there. */
    static boolean isPresent() {
        return PRESENT;
    }

    /**
     * Turns a JPEG.
     *
     * @param jpeg direct, borrowed
     * @param size as its header tells it
     * @param bare whether what it tells beside the picture is left out: Exif would be wrong for what is turned
     * @return the turned JPEG, valid until the next call; null when it cannot be turned without loss, or is broken
     */
    ByteBuffer turn(ByteBuf jpeg, Size size, Orientation orientation, boolean bare) {
        if (handle == null) {
            handle = tjInitTransform();
        }
        int quarters = orientation.rotation().ordinal();
        transform.clear();
        transform.setInt(OP_AT, orientation.mirrored() ? MIRRORED[quarters] : PLAIN[quarters]);
        transform.setInt(OPTIONS_AT, bare ? TJXOPT_PERFECT | TJXOPT_COPYNONE : TJXOPT_PERFECT);
        makeRoom(mostBytes(size));
        if (handle == null || tjTransform(handle, jpeg.nioBuffer(), jpeg.readableBytes(), 1, pointer, length, transform,
            STOP_ON_WARNING | NO_REALLOC) != 0) {
            return null;
        }
        return result.getByteBuffer(0, length.getNativeLong(0).longValue());
    }

    private static long mostBytes(Size size) {
        return padded(size.width()) * padded(size.height()) * MOST_BYTES_A_PIXEL + HEADER_BYTES;
    }

    private static long padded(int pixels) {
        return (pixels + LARGEST_BLOCK - 1L) / LARGEST_BLOCK * LARGEST_BLOCK;
    }

    private void makeRoom(long bytes) {
        if (result == null || result.size() < bytes) {
            if (result != null) {
                result.close();
            }
            result = new Memory(bytes);
        }
        pointer.setPointer(0, result);
        length.setNativeLong(0, new NativeLong(result.size()));
    }

    @Override
    public void close() {
        if (handle != null) {
            tjDestroy(handle);
            handle = null;
        }
        if (result != null) {
            result.close();
        }
        transform.close();
        pointer.close();
        length.close();
    }
}
