package org.webcamd.capture;

import org.webcamd.camera.CameraMode;

/** The mode with the size that pictures really have: a camera may change it in mid-stream. Confined to one thread. */
final class ActualMode {
    private CameraMode lastAgreed;
    private CameraMode last;

    /** The same value again until something changes; a size of 0 is not known. */
    CameraMode of(CameraMode agreed, int width, int height) {
        boolean known = width > 0 && height > 0;
        if (agreed != lastAgreed || known && (width != last.width() || height != last.height())) {
            lastAgreed = agreed;
            last = known ? new CameraMode(agreed.driver(), width, height, agreed.fps(), agreed.pixelFormat()) : agreed;
        }
        return last;
    }
}
