package org.webcamd.transcode;

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
    private final MemoryShare memory;
    private final Spares<Mat> mats = new Spares<>(Mat::new, Mat::close);
    private final Spares<Planes> planes = new Spares<>(Planes::new, Planes::close);

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
    Mat take() {
        return mats.take();
    }

    /** The same for planes. */
    Planes takePlanes() {
        return planes.take();
    }

    /** Null when there are none. */
    void giveBack(Mat pixels) {
        if (pixels != null) {
            mats.giveBack(pixels, pixels.total() * pixels.elemSize());
        }
    }

    /** Null when there are none. */
    void giveBack(Planes given) {
        if (given != null) {
            planes.giveBack(given, given.bytes());
        }
    }

    /** Keeps nothing any more. */
    @Override
    public void close() {
        mats.close();
        planes.close();
    }
}
