package org.webcamd.transcode;

/** Texts of cameras, for tests. */
public final class TestText {
    /** Nothing is written. */
    public static final CameraText NONE = new CameraText(TextSettings.NONE, "door");

    private TestText() {
    }
}
