package org.webcamd.source;

import org.webcamd.camera.CameraException;

/** A file is not there, or not whole: it may be in a moment, as when it is being replaced. */
final class NotThere extends CameraException {
    private static final long serialVersionUID = 1L;

    NotThere(String message) {
        super(message);
    }
}
