package org.webcamd.transcode;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.camera.OpenCv;
import org.webcamd.camera.Picture;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.memory.MemoryShare;

/**
 * Makes the pictures that the views of one camera share, and keeps some memory for their pixels, so that it need not be
 * asked of the system for each. Any thread.
 */
public final class PictureSharer implements AutoCloseable {
    private static final int MOST_KEPT = 2;
    private static final long MOST_KEPT_BYTES = 8L << 20;

    private final MemoryShare memory;
    // Guarded by this.
    private final Deque<Mat> kept = new ArrayDeque<>();
    private boolean closed;

    /**
     * Keeps nothing yet.
     *
     * @param memory the camera's
     */
    public PictureSharer(MemoryShare memory) {
        this.memory = memory;
    }

    /**
     * Shares a frame.
     *
     * @param loan of which the picture keeps a count
     * @return owned by the caller
     */
    public SharedPicture share(Frame loan) {
        return new SharedPicture(this, (Frame) loan.retain());
    }

    /**
     * Shares pixels.
     *
     * @param picture copied
     * @param sequence position in the camera's sequence
     * @param taken when it was
     * @param kind what they show
     * @return owned by the caller
     */
    public SharedPicture share(Picture.Raw picture, long sequence, CaptureTime taken, Frame.Kind kind) {
        OpenCv.load();
        Mat copy = take();
        picture.pixels().copyTo(copy);
        return new SharedPicture(this, copy, sequence, taken, kind);
    }

    MemoryShare memory() {
        return memory;
    }

    /** Memory for pixels, whatever was in it. */
    synchronized Mat take() {
        Mat free = kept.poll();
        return free == null ? new Mat() : free;
    }

    /** Null when there are none. */
    void giveBack(Mat pixels) {
        if (pixels != null && !keep(pixels)) {
            pixels.close();
        }
    }

    private synchronized boolean keep(Mat pixels) {
        if (closed || kept.size() == MOST_KEPT || pixels.total() * pixels.elemSize() > MOST_KEPT_BYTES) {
            return false;
        }
        kept.push(pixels);
        return true;
    }

    /** Keeps nothing any more. */
    @Override
    public synchronized void close() {
        closed = true;
        kept.forEach(Mat::close);
        kept.clear();
    }
}
