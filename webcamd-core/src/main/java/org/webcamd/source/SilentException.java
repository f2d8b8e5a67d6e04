package org.webcamd.source;

import org.webcamd.camera.CameraException;

/** There was no picture in time. */
final class SilentException extends CameraException {
    private static final long serialVersionUID = 1L;

    /** With what to tell the user. */
    SilentException(String message) {
        super(message);
    }
}
