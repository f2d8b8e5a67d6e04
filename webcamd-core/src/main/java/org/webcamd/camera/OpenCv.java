package org.webcamd.camera;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Loads OpenCV's native libraries, once, which takes about half a second: whoever is first waits for it on a capture
 * thread, while the server already answers. Any thread.
 */
public final class OpenCv {
    static {
        Loader.load(opencv_core.class);
        // One picture at a time is small work; a pool of threads would cost more than it saves.
        setNumThreads(1);
    }

    private OpenCv() {
    }

    /** Returns when the libraries are loaded. */
    public static void load() {
        // The static initialiser has run.
    }
}
