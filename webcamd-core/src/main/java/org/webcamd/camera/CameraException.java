package org.webcamd.camera;

/**
 * A camera cannot be opened, gives no pictures or does not do as it is told. The message is one line for the user: what
 * is wrong, and what to do about it. No stack trace, since nothing in this program is at fault.
 */
public class CameraException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * With what to tell the user.
     *
     * @param message one line
     */
    public CameraException(String message) {
        super(message, null, false, false);
    }
}
