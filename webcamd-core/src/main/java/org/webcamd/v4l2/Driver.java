package org.webcamd.v4l2;

import java.nio.ByteBuffer;

/** An open device's driver, as ioctl sees it; tests put recorded answers in its place. */
@FunctionalInterface
interface Driver {
    /**
     * Asks. May block for as long as the driver does.
     *
     * @param request which question
     * @param struct made by {@link Ioctl#struct}, read and written
     * @return 0, or the errno of the refusal
     */
    int ask(Ioctl request, ByteBuffer struct);

    /** The driver's memory from an offset that it told, to be read until {@link #unmap}. */
    default ByteBuffer map(long offset, int bytes) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Gives up what {@link #map} gave, and whatever was sliced of it: reading it afterwards ends the process. */
    default void unmap(ByteBuffer mapped) {
        throw new UnsupportedOperationException();
    }

    /** Waits for a filled buffer, and returns early for a failure too, which the next question tells. */
    default boolean awaitPicture(int millis) {
        throw new UnsupportedOperationException();
    }

    /** Where a direct buffer lies, for structs that point to others. */
    default long address(ByteBuffer direct) {
        throw new UnsupportedOperationException();
    }

    /** Asks what has to be answered. */
    default void require(Ioctl request, ByteBuffer struct) throws Refusal {
        int errno = ask(request, struct);
        if (errno != 0) {
            throw new Refusal(request, errno);
        }
    }
}
