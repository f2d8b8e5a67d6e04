package org.webcamd.v4l2;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Three functions of the C library, mapped directly by JNA. Loaded at the first use, which takes 40 to 100 ms; where
 * that fails, {@link #open} says so, and the natives are never called. Any thread.
 */
final class Libc {
    /** From the kernel's asm-generic/fcntl.h; the same on x86-64 and arm64. */
    private static final int O_RDWR = 2;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;

    /** Why this machine has no V4L2 for us, or null. */
    private static final String MISSING = load();

    private Libc() {
    }

    private static String load() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return "V4L2 devices are there on Linux only";
        }
        try {
            JnaLibrary.unpack();
            if (Native.POINTER_SIZE != Long.BYTES) {
                return "V4L2 devices can be asked on 64-bit Linux only";
            }
            Native.register(Libc.class, NativeLibrary.getProcess());
            return null;
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

    static void closeDescriptor(int descriptor) {
        close(descriptor);
    }
}
