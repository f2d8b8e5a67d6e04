package org.webcamd.camera;

/** A source has ended for good: there will be no more pictures, however often it is opened. */
public final class EndedException extends CameraException {
    private static final long serialVersionUID = 1L;

    /**
     * With what to tell the user.
     *
     * @param message one line
     */
    public EndedException(String message) {
        super(message);
    }
}
