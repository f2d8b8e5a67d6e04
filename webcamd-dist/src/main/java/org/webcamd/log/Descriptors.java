package org.webcamd.log;

import com.sun.jna.Native;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.webcamd.natives.JnaLibrary;

/** What the JDK has no words for: file descriptors as numbers, by functions of the C library. Any thread. */
final class Descriptors {
    // From the kernel's headers; the same on x86-64 and arm64.
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int FIRST_FREE = 3;
    private static final long RETRY_MILLIS = 20;

    private Descriptors() {
    }

    /** Takes some 50 ms; throws an error where there are no natives. */
    static void load() {
        JnaLibrary.bind(Descriptors.class);
    }

    private static native int fcntl(int descriptor, int command, int argument);

    private static native int pipe2(int[] ends, int flags);

    private static native int dup2(int from, int to);

    private static native int close(int descriptor);

    private static native long write(int descriptor, byte[] bytes, long length);

    /** Another number for the same, which programs that are started do not inherit. */
    static int duplicate(int descriptor) throws IOException {
        return checked(fcntl(descriptor, F_DUPFD_CLOEXEC, FIRST_FREE));
    }

    /** A pipe: where to read, and where to write without ever waiting. */
    static int[] pipe() throws IOException {
        int[] ends = new int[2];
        checked(pipe2(ends, O_CLOEXEC | O_NONBLOCK));
        return ends;
    }

    /** Makes one number mean what another does. */
    static void replace(int descriptor, int by) throws IOException {
        checked(dup2(by, descriptor));
    }

    static void discard(int descriptor) {
        close(descriptor);
    }

    private static int checked(int answer) throws IOException {
        if (answer < 0) {
            throw new IOException("errno " + Native.getLastError());
        }
        return answer;
    }

    /** Writes to a descriptor as to a file; waits for whoever reads. */
    static OutputStream output(int descriptor) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                writeAll(descriptor, new byte[] {(byte) octet});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                writeAll(descriptor, Arrays.copyOfRange(bytes, offset, offset + length));
            }
        };
    }

    private static void writeAll(int descriptor, byte[] bytes) throws IOException {
        byte[] left = bytes;
        while (left.length > 0) {
            long written = write(descriptor, left, left.length);
            int errno = written < 0 ? Native.getLastError() : 0;
            if (errno == EAGAIN) {
                // Whoever shares it with us has made it so.
                pause();
            } else if (errno != 0 && errno != EINTR) {
                throw new IOException("errno " + errno);
            } else if (written > 0) {
                left = Arrays.copyOfRange(left, (int) written, left.length);
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException ended) {
            throw new IOException(ended);
        }
    }
}
