package org.webcamd.v4l2;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.webcamd.natives.JnaLibrary;

/**
 * Some functions of the C library, mapped directly by JNA. Loaded at the first use, which takes 40 to 100 ms; where
 * that fails, {@link #open} says so, and the natives are never called. Any thread.
 */
final class Libc {
    /** From the kernel's asm-generic/fcntl.h; the same on x86-64 and arm64. */
    private static final int O_RDWR = 2;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    /** From sys/mman.h and poll.h. */
    private static final int PROT_READ = 1;
    private static final int MAP_SHARED = 1;
    private static final long MAP_FAILED = -1;
    private static final short POLLIN = 1;
    private static final int POLLFD_BYTES = 8;

    /** Why this machine has no V4L2 for us, or null. */
    private static final String MISSING = load();

    private Libc() {
    }

    private static String load() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return "V4L2 devices are there on Linux only";
        }
        try {
            JnaLibrary.bind(Libc.class);
            return Native.POINTER_SIZE == Long.BYTES ? null : "V4L2 devices can be asked on 64-bit Linux only";
        } catch (RuntimeException | Error noNatives) {
            // JNA throws plain errors too, when another version of its library is installed.
            return "V4L2 devices cannot be asked, JNA does not load: " + firstLine(noNatives);
        }
    }

    private static String firstLine(Throwable failure) {
        return failure.toString().lines().findFirst().orElse("");
    }

    private static native int open(byte[] path, int flags);

    private static native int close(int descriptor);

    private static native int ioctl(int descriptor, long request, byte[] struct);

    private static native Pointer mmap(Pointer wish, long bytes, int protection, int flags, int descriptor,
        long offset);

    private static native int munmap(Pointer start, long bytes);

    private static native int poll(byte[] descriptors, long count, int millis);

    /**
     * Opens a device. May block while the driver wakes it up.
     *
     * @return a descriptor that is not negative, or an errno made negative
     * @throws V4l2Exception when there is no C library to be called
     */
    static int open(Path device) throws V4l2Exception {
        if (MISSING != null) {
            throw new V4l2Exception(0, MISSING);
        }
        byte[] path = (device + "\0").getBytes(StandardCharsets.UTF_8);
        int descriptor = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
        return descriptor >= 0 ? descriptor : -Native.getLastError();
    }

    /**
     * Asks a driver. May block for as long as it takes; a signal does not end it.
     *
     * @param struct read and written
     * @return 0 or an errno
     */
    static int ask(int descriptor, Ioctl request, byte[] struct) {
        int errno;
        do {
            errno = ioctl(descriptor, request.code(), struct) == -1 ? Native.getLastError() : 0;
        } while (errno == Errno.EINTR);
        return errno;
    }

    /** A driver's memory, to be read. */
    static ByteBuffer map(int descriptor, long offset, int bytes) throws Refusal {
        Pointer start = mmap(Pointer.NULL, bytes, PROT_READ, MAP_SHARED, descriptor, offset);
        if (Pointer.nativeValue(start) == MAP_FAILED) {
            throw new Refusal(Ioctl.QUERYBUF, Native.getLastError());
        }
        return start.getByteBuffer(0, bytes);
    }

    static void unmap(ByteBuffer mapped) {
        munmap(Native.getDirectBufferPointer(mapped), mapped.capacity());
    }

    /** {@return whether there is something to be asked for, be it why there will be nothing any more} */
    static boolean awaitReadable(int descriptor, int millis) {
        ByteBuffer waiting = ByteBuffer.allocate(POLLFD_BYTES).order(ByteOrder.nativeOrder());
        waiting.putInt(0, descriptor).putShort(Integer.BYTES, POLLIN);
        return poll(waiting.array(), 1, millis) > 0;
    }

    static void closeDescriptor(int descriptor) {
        close(descriptor);
    }
}
