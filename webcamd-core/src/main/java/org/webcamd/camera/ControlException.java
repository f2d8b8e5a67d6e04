package org.webcamd.camera;

/**
 * A control was asked for that the camera does not have, or a value that it does not take: the asker's fault and not
 * the camera's. The message is one line that names what is accepted.
 */
public final class ControlException extends CameraException {
    private static final long serialVersionUID = 1L;

    /**
     * With its message.
     *
     * @param message one line
     */
    public ControlException(String message) {
        super(message);
    }
}
