package org.webcamd.source;

import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Picture;

/**
 * The newest picture of whatever a {@link PictureReader} reads. A pump that rests because nobody watched is replaced at
 * the next grab.
 */
final class StreamCamera implements Camera {
    /** Where pumps come from. */
    interface Pumps {
        /** A pump that reads. */
        PicturePump start() throws CameraException;

        /** It is not used any more. */
        default void end(PicturePump pump) {
            pump.close();
        }
    }

    private static final long JUST_NOW_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Pumps pumps;
    private final Patience patience;
    private final CameraMode mode;
    private PicturePump pump;
    private boolean grabbed;

    private StreamCamera(Pumps pumps, Patience patience, PicturePump pump, CameraMode mode) {
        this.pumps = pumps;
        this.patience = patience;
        this.pump = pump;
        this.mode = mode;
    }

    /**
     * Waits until something has come. The size of the camera is that of the first picture; where it is broken or too
     * large, it is not known yet.
     *
     * @param patience for the first picture, and for each one after it
     */
    static Camera open(Pumps pumps, String driver, Patience patience) throws CameraException {
        PicturePump pump = pumps.start();
        boolean open = false;
        try {
            JpegSize size = pump.awaitFirst(patience.limitNanos());
            CameraMode mode = new CameraMode(driver, size.width(), size.height(), pump.fps(), "MJPG");
            open = true;
            return new StreamCamera(pumps, patience, pump, mode);
        } catch (SilentException none) {
            patience.exhausted();
            throw none;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new CameraException(driver + ": opening was interrupted");
        } finally {
            if (!open) {
                pumps.end(pump);
            }
        }
    }

    @Override
    public Picture grab() throws CameraException, InterruptedException {
        try {
            long askedNanos = System.nanoTime();
            Picture picture = pump.take(patience.limitNanos());
            while (picture == null) {
                pumps.end(pump);
                pump = pumps.start();
                picture = pump.take(patience.limitNanos());
            }
            patience.waited(System.nanoTime() - askedNanos);
            boolean opening = !grabbed;
            grabbed = true;
            return opening && picture instanceof Picture.Jpeg jpeg ? asOfNow(jpeg) : picture;
        } catch (SilentException none) {
            patience.exhausted();
            throw none;
        }
    }

    /** The picture that opening has waited for counts as taken when the camera was open, and is not old already. */
    private static Picture asOfNow(Picture.Jpeg picture) {
        long now = System.nanoTime();
        return now - picture.capturedNanos() > JUST_NOW_NANOS ? picture
            : new Picture.Jpeg(picture.bytes(), now, picture.originMicros(), picture.kind());
    }

    @Override
    public CameraMode mode() {
        return mode;
    }

    @Override
    public void close() {
        pumps.end(pump);
    }
}
