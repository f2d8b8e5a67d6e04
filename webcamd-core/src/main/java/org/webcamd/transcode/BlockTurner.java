package org.webcamd.transcode;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.webcamd.wish.Orientation;

/**
 * Turns and mirrors a JPEG block by block with {@link TurboJpeg}, without decoding it, so that nothing is lost. What is
 * not perfect is refused, which is the case where an edge of the picture does not fill a block. Confined to one thread
 * at a time.
 */
final class BlockTurner implements AutoCloseable {
    /** {@code tjtransform}: a region of four ints, op, options, two pointers. */
    private static final int TRANSFORM_BYTES = 40;
    private static final int OP_AT = 16;
    private static final int OPTIONS_AT = 20;
    /** {@code TJXOP_…}, by quarters of a turn, plain and mirrored. */
    private static final int[] PLAIN = {0, 5, 6, 7};
    private static final int[] MIRRORED = {1, 3, 2, 4};
    /** The coefficients of 1080p, before and after: what is larger is asked of the system for each picture. */
    private static final long MOST_KEPT_BYTES = 13L << 20;

    private final Memory transform = new Memory(TRANSFORM_BYTES);
    private final ResultMemory result = new ResultMemory();
    private long keptBytes;
    private Pointer handle;

    /**
     * Turns a JPEG.
     *
     * @param jpeg direct, borrowed
     * @param header its own
     * @param bare whether what it tells beside the picture is left out: Exif would be wrong for what is turned
     * @return the turned JPEG, valid until the next call; null when it cannot be turned without loss, or is broken
     */
    ByteBuffer turn(ByteBuf jpeg, JpegHeader header, Orientation orientation, boolean bare) {
        if (handle == null) {
            handle = TurboJpeg.tjInitTransform();
        }
        int quarters = orientation.rotation().ordinal();
        transform.clear();
        transform.setInt(OP_AT, orientation.mirrored() ? MIRRORED[quarters] : PLAIN[quarters]);
        transform.setInt(OPTIONS_AT, bare ? TurboJpeg.PERFECT | TurboJpeg.COPY_NONE : TurboJpeg.PERFECT);
        keepFreed(2 * header.coefficientBytes());
        result.makeRoom(header.size());
        if (handle == null || TurboJpeg.tjTransform(handle, jpeg.nioBuffer(), jpeg.readableBytes(), 1,
            result.pointer(), result.length(), transform, TurboJpeg.STOP_ON_WARNING | TurboJpeg.NO_REALLOC) != 0) {
            return null;
        }
        return result.written();
    }

    /**
     * Has the C library keep the memory of the coefficients from picture to picture. It gives back to the system what
     * is freed beyond twice the largest block that it has seen freed (mallopt(3), M_MMAP_THRESHOLD), and to have a
     * thousand pages anew takes longer than the turning.
     */
    private void keepFreed(long bytes) {
        if (keptBytes < bytes && keptBytes < MOST_KEPT_BYTES) {
            keptBytes = Math.min(bytes, MOST_KEPT_BYTES);
            new Memory(keptBytes).close();
        }
    }

    @Override
    public void close() {
        if (handle != null) {
            TurboJpeg.tjDestroy(handle);
            handle = null;
        }
        result.close();
        transform.close();
    }
}
