package org.webcamd.camera;

/** Which pixel format to ask the driver for. */
public enum CaptureFormat {
    /** MJPEG when the camera has it, else what the driver prefers. */
    AUTO,
    /** The camera's own JPEGs, passed through. */
    MJPEG,
    /** Raw YUYV, encoded here. */
    YUYV
}
