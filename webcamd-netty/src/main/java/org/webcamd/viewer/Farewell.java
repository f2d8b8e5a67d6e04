package org.webcamd.viewer;

/** Why a viewer is asked to leave. */
public enum Farewell {
    /** The process stops, or starts anew. */
    SERVER_ENDS("the server ends"),
    /** Its camera has gone. */
    CAMERA_GONE("the camera is not served any more"),
    /** Its camera has other settings, and goes on for who asks again. */
    CAMERA_RESTARTED("the camera was started anew: ask for it again"),
    /** Its user or the key of its link has changed. */
    RIGHT_ENDED("login or link is not good any more: reload the page to log in, or ask for a new link");

    private final String text;

    Farewell(String text) {
        this.text = text;
    }

    /** {@return the reason, for the viewer} */
    public String text() {
        return text;
    }
}
