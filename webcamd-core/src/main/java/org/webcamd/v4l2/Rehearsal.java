package org.webcamd.v4l2;

import java.nio.ByteBuffer;

/**
 * Does what a capturing program does up to its first frame, and undoes it: sets format and rate, asks for buffers,
 * starts and stops the stream. So the driver's own reason for a refusal is heard. Confined to its device's thread.
 *
 * <pre>{@code
 *   S_FMT - S_PARM - REQBUFS(2) - STREAMON - STREAMOFF - REQBUFS(0)
 *     EBUSY            EBUSY       ENOSPC: no room on the USB bus
 * }</pre>
 */
final class Rehearsal {
    private static final int MEMORY_MMAP = 1;
    private static final int BUFFERS = 2;
    /** A rate is given as a time: this many thousandths of a frame a second in the denominator. */
    private static final int RATE_SCALE = 1000;

    private final Driver driver;
    private final int bufferType;

    Rehearsal(Driver driver, int bufferType) {
        this.driver = driver;
        this.bufferType = bufferType;
    }

    /**
     * Runs through all of it. Takes as long as the driver needs to start the camera.
     *
     * @return what the driver made of the wish
     */
    StreamFormat run(FormatChoice wanted) throws Refusal {
        ByteBuffer format = Ioctl.S_FMT.struct(bufferType, 0, wanted.width(), wanted.height(),
            Structs.fourcc(wanted.fourcc()));
        driver.require(Ioctl.S_FMT, format);
        ByteBuffer rate = Ioctl.S_PARM.struct(bufferType, 0, 0, RATE_SCALE,
            (int) Math.round(wanted.fps() * RATE_SCALE));
        // A driver without a choice of rates refuses; the stream starts all the same.
        double fps = new FormatQueries(driver, bufferType).fps(Ioctl.S_PARM, rate);
        startAndStop();
        return FormatQueries.decoded(format, fps);
    }

    private void startAndStop() throws Refusal {
        driver.require(Ioctl.REQBUFS, buffers(BUFFERS));
        try {
            driver.require(Ioctl.STREAMON, Ioctl.STREAMON.struct(bufferType));
        } finally {
            driver.ask(Ioctl.STREAMOFF, Ioctl.STREAMOFF.struct(bufferType));
            driver.ask(Ioctl.REQBUFS, buffers(0));
        }
    }

    /** v4l2_requestbuffers: count, type, memory, capabilities, flags. */
    private ByteBuffer buffers(int count) {
        return Ioctl.REQBUFS.struct(count, bufferType, MEMORY_MMAP);
    }
}
