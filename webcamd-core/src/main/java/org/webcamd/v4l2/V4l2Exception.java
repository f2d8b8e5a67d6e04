package org.webcamd.v4l2;

import org.webcamd.camera.CameraException;

/**
 * A device cannot be opened, or its driver refuses. The message is one line for the user: what is wrong, and what to do
 * about it. No stack trace, since nothing in this program is at fault.
 */
public final class V4l2Exception extends CameraException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    V4l2Exception(int errno, String message) {
        super(message);
        this.errno = errno;
    }

    /**
     * The system's number for what went wrong.
     *
     * @return 0 when it was not the system that refused
     */
    public int errno() {
        return errno;
    }

    /** {@return whether it is a matter of who asks} */
    public boolean isForbidden() {
        return errno == Errno.EACCES || errno == Errno.EPERM;
    }
}
