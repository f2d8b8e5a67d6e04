package org.webcamd.transcode;

import static java.lang.System.Logger.Level.DEBUG;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.webcamd.v4l2.JnaLibrary;
import org.webcamd.wish.Orientation;

/**
 * Turns and mirrors a JPEG block by block, without decoding it: in half the time, and nothing is lost. What is not
 * perfect is refused, which is the case where an edge of the picture does not fill a block.
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

    private static final boolean PRESENT = load();

    private final Memory transform = new Memory(TRANSFORM_BYTES);
    /** One pointer each: to the result, which the library makes larger as needed, and to its length. */
    private final Memory result = new Memory(Native.POINTER_SIZE);
    private final Memory length = new Memory(Native.LONG_SIZE);
    private Pointer handle;

    private static boolean load() {
        if (LIBRARY.isEmpty()) {
            return false;
        }
        try {
            JnaLibrary.unpack();
            Native.register(BlockTurner.class, NativeLibrary.getInstance(LIBRARY));
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

    private static native void tjFree(Pointer buffer);

    /** Whether the library is there. */
    static boolean isPresent() {
        return PRESENT;
    }

    /**
     * Turns a JPEG.
     *
     * @param jpeg direct, borrowed
     * @param bare whether what it tells beside the picture is left out: Exif would be wrong for what is turned
     * @return the turned JPEG, valid until the next call; null when it cannot be turned without loss
     */
    ByteBuffer turn(ByteBuf jpeg, Orientation orientation, boolean bare) {
        if (handle == null) {
            handle = tjInitTransform();
            result.setPointer(0, Pointer.NULL);
            length.clear();
        }
        int quarters = orientation.rotation().ordinal();
        transform.clear();
        transform.setInt(OP_AT, orientation.mirrored() ? MIRRORED[quarters] : PLAIN[quarters]);
        transform.setInt(OPTIONS_AT, bare ? TJXOPT_PERFECT | TJXOPT_COPYNONE : TJXOPT_PERFECT);
        if (handle == null || tjTransform(handle, jpeg.nioBuffer(), jpeg.readableBytes(), 1, result, length, transform,
            STOP_ON_WARNING) != 0) {
            return null;
        }
        return result.getPointer(0).getByteBuffer(0, length.getNativeLong(0).longValue());
    }

    @Override
    public void close() {
        if (handle != null) {
            tjDestroy(handle);
            if (result.getPointer(0) != null) {
                tjFree(result.getPointer(0));
            }
            handle = null;
        }
        transform.close();
        result.close();
        length.close();
    }
}
