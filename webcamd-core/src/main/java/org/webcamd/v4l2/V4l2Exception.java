package org.webcamd.v4l2;

/**
 * A device cannot be opened, or its driver refuses. The message is one line for the user: what is wrong, and what to do
 * about it. No stack trace, since nothing in this program is at fault.
 */
public sealed class V4l2Exception extends Exception permits ControlException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    V4l2Exception(int errno, String message) {
        super(message, null, false, false);
        this.errno = errno;
    }

    /**
     * The system's number for what went wrong.
     *
     * @return 0 when it was not the system that refused
     */
    public final int errno() {
        return errno;
    }
}
