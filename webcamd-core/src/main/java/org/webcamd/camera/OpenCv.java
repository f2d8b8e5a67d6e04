package org.webcamd.camera;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Loads OpenCV's native libraries, once, which takes about half a second: whoever is first waits for it on a capture
 * thread, while the server already answers. What cannot be loaded is not tried again: the JVM would not. Any thread.
 */
public final class OpenCv {
    /** Why there is none, or null. */
    private static final String MISSING = tryToLoad();

    private OpenCv() {
    }

    private static String tryToLoad() {
        try {
            Loader.load(opencv_core.class);
            // One picture at a time is small work; a pool of threads would cost more than it saves.
            setNumThreads(1);
            return null;
        } catch (LinkageError noNatives) {
            return NativeFolder.complaint(noNatives);
        }
    }

    /**
     * Returns when the libraries are loaded.
     *
     * @throws LinkageError with one line for the user when they cannot be, at each call
     */
    public static void load() {
        if (MISSING != null) {
            throw new LinkageError(MISSING);
        }
    }
}
