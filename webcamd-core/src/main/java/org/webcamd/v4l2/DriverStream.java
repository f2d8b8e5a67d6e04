package org.webcamd.v4l2;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;

/**
 * Pictures from a driver by its own buffers: each is filled by the driver, looked at here, and given back.
 *
 * <pre>{@code
 *   S_FMT - S_PARM - REQBUFS - QUERYBUF, mmap, QBUF of each - STREAMON
 *                                            ^                  |
 *                               giveBack() --+                  v
 *                                            +------------ next(): poll, DQBUF
 * }</pre>
 *
 * Confined to the capture thread, which closes it too. What {@link #next} gives is the driver's memory: it is gone
 * with {@link #close()}.
 */
final class DriverStream implements AutoCloseable {
    /** A buffer that the driver has filled; bad where it says that what is in it is broken. */
    record Filled(ByteBuffer bytes, long stampNanos, boolean isBad) {
    }

    private static final int MEMORY_MMAP = 1;
    private static final int FLAG_ERROR = 0x40;
    private static final int ANY_FIELD = 0;
    /** A rate is given as a time: this many thousandths of a frame a second in the denominator. */
    private static final int RATE_SCALE = 1000;
    private static final int SLICE_MILLIS = 100;
    private static final int NOTHING_YET_MILLIS = 2;

    // Offsets in v4l2_buffer: index (0), type (4), bytesused, flags, field, then those of 64-bit Linux.
    private static final int USED = 8;
    private static final int FLAGS = 12;
    private static final int SECONDS = 24;
    private static final int MICROS = 32;
    private static final int MEMORY = 60;
    private static final int OFFSET = 64;
    private static final int LENGTH = 72;

    // Offsets in v4l2_format, whose fields are others with several planes.
    private static final int BYTES_PER_LINE = 24;
    private static final int BYTES_PER_LINE_OF_PLANE = 32;
    private static final int PLANES = 188;

    private static final int TYPE_MPLANE = 9;
    // v4l2_plane: bytesused, length, mem_offset, data_offset (16).
    private static final int PLANE_BYTES = 64;

    private final Driver driver;
    private final int type;
    private final ByteBuffer plane = ByteBuffer.allocateDirect(PLANE_BYTES).order(ByteOrder.nativeOrder());
    private StreamFormat format;
    private int bytesPerLine;
    private ByteBuffer[] buffers = {};
    private int taken = -1;
    private boolean closed;

    DriverStream(Driver driver, int bufferType) {
        this.driver = driver;
        type = bufferType;
    }

    /** Sets what was chosen, as far as the driver goes along, and begins. */
    void start(FormatChoice wanted) throws Refusal {
        ByteBuffer set = Ioctl.S_FMT.struct(type, 0, wanted.width(), wanted.height(), Structs.fourcc(wanted.fourcc()),
            ANY_FIELD);
        driver.require(Ioctl.S_FMT, set);
        ByteBuffer rate = Ioctl.S_PARM.struct(type, 0, 0, RATE_SCALE, (int) Math.round(wanted.fps() * RATE_SCALE));
        // A driver without a choice of rates refuses; the stream starts all the same.
        format = FormatQueries.decoded(set, new FormatQueries(driver, type).fps(Ioctl.S_PARM, rate));
        bytesPerLine = set.getInt(isMultiPlanar() ? BYTES_PER_LINE_OF_PLANE : BYTES_PER_LINE);
        if (isMultiPlanar() && set.get(PLANES) != 1) {
            throw new Refusal(Ioctl.S_FMT, Errno.EINVAL);
        }
        ByteBuffer request = Ioctl.REQBUFS.struct(CaptureClock.BUFFERS, type, MEMORY_MMAP);
        driver.require(Ioctl.REQBUFS, request);
        buffers = new ByteBuffer[request.getInt(0)];
        for (int i = 0; i < buffers.length; i++) {
            ByteBuffer buffer = ask(Ioctl.QUERYBUF, i);
            long offset = isMultiPlanar() ? plane.getInt(8) & 0xFFFF_FFFFL : buffer.getInt(OFFSET) & 0xFFFF_FFFFL;
            buffers[i] = driver.map(offset, isMultiPlanar() ? plane.getInt(4) : buffer.getInt(LENGTH));
            ask(Ioctl.QBUF, i);
        }
        driver.require(Ioctl.STREAMON, Ioctl.STREAMON.struct(type));
    }

    /** What the driver is set to. */
    StreamFormat format() {
        return format;
    }

    /** The bytes from the beginning of one line to that of the next; 0 where that has no meaning. */
    int bytesPerLine() {
        return bytesPerLine;
    }

    /**
     * Waits for the next picture; the one before is given back first.
     *
     * @param patienceNanos how long
     * @return the driver's memory until the next call; null when nothing came in time
     */
    Filled next(long patienceNanos) throws Refusal, InterruptedException {
        giveBack();
        long endNanos = System.nanoTime() + patienceNanos;
        while (System.nanoTime() - endNanos < 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!driver.awaitPicture(SLICE_MILLIS)) {
                continue;
            }
            ByteBuffer buffer = struct(Ioctl.DQBUF, 0);
            int errno = driver.ask(Ioctl.DQBUF, buffer);
            if (errno == 0) {
                return filled(buffer);
            }
            if (errno != Errno.EAGAIN) {
                throw new Refusal(Ioctl.DQBUF, errno);
            }
            TimeUnit.MILLISECONDS.sleep(NOTHING_YET_MILLIS);
        }
        return null;
    }

    private Filled filled(ByteBuffer buffer) throws Refusal {
        taken = buffer.getInt(0);
        if (taken < 0 || taken >= buffers.length) {
            throw new Refusal(Ioctl.DQBUF, Errno.EINVAL);
        }
        ByteBuffer memory = buffers[taken];
        int from = isMultiPlanar() ? plane.getInt(16) : 0;
        int used = isMultiPlanar() ? plane.getInt(0) : buffer.getInt(USED);
        int end = Math.min(Math.max(used, 0), memory.capacity());
        int begin = Math.min(Math.max(from, 0), end);
        long stamp = TimeUnit.SECONDS.toNanos(buffer.getLong(SECONDS))
            + TimeUnit.MICROSECONDS.toNanos(buffer.getLong(MICROS));
        return new Filled(memory.slice(begin, end - begin), stamp, (buffer.getInt(FLAGS) & FLAG_ERROR) != 0);
    }

    /** So that the driver can fill it while this program does something else. */
    void giveBack() throws Refusal {
        if (taken >= 0) {
            int index = taken;
            taken = -1;
            ask(Ioctl.QBUF, index);
        }
    }

    private ByteBuffer ask(Ioctl request, int index) throws Refusal {
        ByteBuffer struct = struct(request, index);
        driver.require(request, struct);
        return struct;
    }

    private ByteBuffer struct(Ioctl request, int index) {
        ByteBuffer struct = request.struct(index, type);
        struct.putInt(MEMORY, MEMORY_MMAP);
        if (isMultiPlanar()) {
            struct.putLong(OFFSET, driver.address(plane));
            struct.putInt(LENGTH, 1);
        }
        return struct;
    }

    private boolean isMultiPlanar() {
        return type == TYPE_MPLANE;
    }

    /** Ends the stream and gives up its memory; the device stays open. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        driver.ask(Ioctl.STREAMOFF, Ioctl.STREAMOFF.struct(type));
        for (int i = 0; i < buffers.length; i++) {
            if (buffers[i] != null) {
                driver.unmap(buffers[i]);
                buffers[i] = null;
            }
        }
        driver.ask(Ioctl.REQBUFS, Ioctl.REQBUFS.struct(0, type, MEMORY_MMAP));
    }
}
