package org.webcamd.transcode;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Where planes are and how far apart their rows, as libturbojpeg wants it told. Confined to one thread at a time. */
final class PlanePointers implements AutoCloseable {
    private static final int MOST = 3;

    private final Memory starts = new Memory((long) MOST * Native.POINTER_SIZE);
    private final Memory strides = new Memory((long) MOST * Integer.BYTES);

    /** Borrowed for as long as what is told is used. */
    void tell(int number, Mat plane) {
        starts.setPointer((long) number * Native.POINTER_SIZE, new Pointer(plane.data().address()));
        strides.setInt((long) number * Integer.BYTES, Math.toIntExact(plane.step1()));
    }

    Pointer starts() {
        return starts;
    }

    Pointer strides() {
        return strides;
    }

    @Override
    public void close() {
        starts.close();
        strides.close();
    }
}
