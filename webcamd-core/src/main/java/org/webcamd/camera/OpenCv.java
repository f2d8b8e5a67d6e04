package org.webcamd.camera;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;

/**
 * Loads OpenCV's native libraries, once, which takes a moment: whoever is first waits for it on a capture thread, while
 * the server already answers. What cannot be loaded is not tried again: the JVM would not. In an installation they are
 * in the folder that the launcher names, and those three that are used are all there is. Without a launcher, as in
 * tests, JavaCPP unpacks and loads what the jars have. Any thread.
 */
public final class OpenCv {
    /** Each needs those before it, or what the linker finds beside it. */
    private static final List<String> LIBRARIES = List.of("libjnijavacpp.so", "libjniopencv_core.so",
        "libjniopencv_imgproc.so", "libjniopencv_imgcodecs.so");
    /** Why there is none, or null. */
    private static final String MISSING = tryToLoad();

    private OpenCv() {
    }

    private static String tryToLoad() {
        try {
            loadFrom(System.getProperty(NativeFolder.PACKED_PROPERTY));
            // One picture at a time is small work; a pool of threads would cost more than it saves.
            setNumThreads(1);
            return null;
        } catch (LinkageError noNatives) {
            return NativeFolder.complaint(noNatives);
        }
    }

    private static void loadFrom(String folder) {
        if (folder == null) {
            Loader.load(opencv_core.class);
            return;
        }
        // Each class of JavaCPP would look for its own library, in the jars and in the system's folders.
        System.setProperty("org.bytedeco.javacpp.loadlibraries", "false");
        for (String library : LIBRARIES) {
            System.load(Path.of(folder, library).toAbsolutePath().toString());
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
