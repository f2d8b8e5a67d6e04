package org.webcamd.transcode;

import static java.lang.System.Logger.Level.DEBUG;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import org.webcamd.natives.JnaLibrary;

/**
 * Functions of the C library libturbojpeg (turbojpeg.h of libjpeg-turbo 2.1, kept by 3.x), where it is installed; where
 * it is not, they are never called. Any thread; a handle is used by one at a time.
 */
final class TurboJpeg {
    /** {@code TJXOPT_…}. */
    static final int PERFECT = 1;
    static final int COPY_NONE = 64;
    /** {@code TJFLAG_…}. A broken picture goes the other way, which shows what can be shown of it. */
    static final int STOP_ON_WARNING = 8192;
    static final int NO_REALLOC = 1024;
    static final int ACCURATE_DCT = 4096;
    /** {@code TJSAMP_…}. */
    static final int COLOURS_HALVED = 2;
    static final int GREY = 3;
    /** {@code TJCS_…}. */
    static final int YCBCR_COLOURS = 1;
    static final int GREY_COLOURS = 2;

    private static final System.Logger LOG = System.getLogger(TurboJpeg.class.getName());
    /** Empty for none. */
    private static final String LIBRARY = System.getProperty("webcamd.turbojpeg", "libturbojpeg.so.0");
    private static final boolean PRESENT = load();

    private TurboJpeg() {
    }

    private static boolean load() {
        if (LIBRARY.isEmpty()) {
            return false;
        }
        try {
            JnaLibrary.bind(TurboJpeg.class, LIBRARY);
            return true;
        } catch (RuntimeException | Error notInstalled) {
            LOG.log(DEBUG, "OpenCV makes all JPEGs: {0}", notInstalled.getMessage());
            return false;
        }
    }

    /** Whether the library is there. */
    static boolean isPresent() {
        return PRESENT;
    }

    static native Pointer tjInitTransform();

    static native Pointer tjInitDecompress();

    static native Pointer tjInitCompress();

    static native int tjDestroy(Pointer handle);

    static native int tjTransform(Pointer handle, ByteBuffer jpeg, long jpegBytes, int count, Pointer results,
        Pointer lengths, Pointer transforms, int flags);

    static native int tjDecompressHeader3(Pointer handle, ByteBuffer jpeg, long jpegBytes, Pointer width,
        Pointer height, Pointer sampling, Pointer colours);

    static native int tjDecompressToYUVPlanes(Pointer handle, ByteBuffer jpeg, long jpegBytes, Pointer planes,
        int width, Pointer strides, int height, int flags);

    static native int tjCompressFromYUVPlanes(Pointer handle, Pointer planes, int width, Pointer strides, int height,
        int sampling, Pointer result, Pointer length, int quality, int flags);
}
