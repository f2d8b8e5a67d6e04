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

    /** Asks what has to be answered. */
    default void require(Ioctl request, ByteBuffer struct) throws Refusal {
        int errno = ask(request, struct);
        if (errno != 0) {
            throw new Refusal(request, errno);
        }
    }
}
