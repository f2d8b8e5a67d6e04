package org.webcamd.camera;

import org.webcamd.text.SourceText;

/**
 * A camera cannot be opened, gives no pictures or does not do as it is told. The message is one line for the user: what
 * is wrong, and what to do about it; it gets into the log, onto cards and to viewers, so that no address in it carries
 * a password. No stack trace, since nothing in this program is at fault.
 */
public class CameraException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * With what to tell the user.
     *
     * @param message one line
     */
    public CameraException(String message) {
        super(SourceText.line(message), null, false, false);
    }
}
