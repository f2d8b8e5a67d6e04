package org.webcamd.transcode;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import org.webcamd.wish.Size;

/**
 * Where libturbojpeg writes a JPEG: as large as any may be, of which only what is written to is ever resident. Memory
 * that the library would make larger itself is not known any more when it meets a broken picture on the way. Confined
 * to one thread at a time.
 */
final class ResultMemory implements AutoCloseable {
    /** {@code tjBufSize} at its largest: blocks of 32 pixels at most, six bytes a pixel, and the headers. */
    private static final int LARGEST_BLOCK = 32;
    private static final long MOST_BYTES_A_PIXEL = 6;
    private static final long HEADER_BYTES = 2048;

    /** One each: a pointer to the result, and its length. */
    private final Memory pointer = new Memory(Native.POINTER_SIZE);
    private final Memory length = new Memory(Native.LONG_SIZE);
    private Memory result;

    /** Before a picture of this size is written. */
    void makeRoom(Size size) {
        long bytes = padded(size.width()) * padded(size.height()) * MOST_BYTES_A_PIXEL + HEADER_BYTES;
        if (result == null || result.size() < bytes) {
            if (result != null) {
                result.close();
            }
            result = new Memory(bytes);
        }
        pointer.setPointer(0, result);
        length.setNativeLong(0, new NativeLong(result.size()));
    }

    private static long padded(int pixels) {
        return (pixels + LARGEST_BLOCK - 1L) / LARGEST_BLOCK * LARGEST_BLOCK;
    }

    Pointer pointer() {
        return pointer;
    }

    Pointer length() {
        return length;
    }

    /** What was written, valid until the next picture. */
    ByteBuffer written() {
        return result.getByteBuffer(0, length.getNativeLong(0).longValue());
    }

    @Override
    public void close() {
        if (result != null) {
            result.close();
        }
        pointer.close();
        length.close();
    }
}
