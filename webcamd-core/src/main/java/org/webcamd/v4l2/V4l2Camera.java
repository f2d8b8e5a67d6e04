package org.webcamd.v4l2;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.OpenCv;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Rhythm;

/**
 * A V4L2 device. Of a camera that makes JPEGs, a picture is the very bytes of the driver's buffer; of any other format
 * it is pixels, which OpenCV makes of that buffer. Pictures that the driver marks as broken, or that end early, are
 * dropped.
 */
final class V4l2Camera implements Camera {
    /** A picture that has not come by then will not come: the least, and so many times that between two. */
    private static final long LEAST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(leastPatienceSeconds());
    private static final int USUAL_PATIENCE_SECONDS = 2;

    private final Path path;
    private final CameraSettings asked;
    private final V4l2Device device;
    private final DriverStream stream;
    private final CaptureClock clock;
    private final CameraMode mode;
    private final long patienceNanos;
    /** Null for JPEGs, as is what its pixels are put into. */
    private final RawFormat raw;
    private final Mat pixels;
    private final int bytesPerLine;
    private boolean started;

    private V4l2Camera(Path path, V4l2Device device, DriverStream stream, CameraSettings asked, CaptureClock clock)
        throws CameraException {
        this.path = path;
        this.device = device;
        this.stream = stream;
        this.asked = asked;
        this.clock = clock;
        StreamFormat format = stream.format();
        mode = new CameraMode(device.capability().card(), format.width(), format.height(), format.fps(),
            format.fourcc());
        patienceNanos = asked.timeout().map(Duration::toNanos)
            .orElse(Rhythm.silenceNanos(LEAST_PATIENCE_NANOS, Rhythm.periodNanos(format.fps())));
        raw = FormatChoice.isJpeg(format.fourcc()) ? null : RawFormat.of(format.fourcc()).orElseThrow(
            () -> new CameraException("%s gives %s, which cannot be taken here".formatted(path, format.fourcc())));
        bytesPerLine = raw == null ? 0 : bytesPerLine(format);
        pixels = raw == null ? null : new Mat();
    }

    /** By the name that it had when OpenCV waited for pictures. */
    private static long leastPatienceSeconds() {
        String text = System.getenv("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT");
        return text != null && text.matches("[1-9][0-9]{0,5}") ? Long.parseLong(text) : USUAL_PATIENCE_SECONDS;
    }

    /** Opens a device that gives pictures, and asks for what was chosen. */
    static V4l2Camera open(Path path, FormatChoice choice, CameraSettings asked, CaptureClock clock)
        throws CameraException {
        OpenCv.load();
        return open(path, V4l2Device.open(path), choice, asked, clock);
    }

    /** Takes ownership of the device. */
    static V4l2Camera open(Path path, V4l2Device device, FormatChoice choice, CameraSettings asked, CaptureClock clock)
        throws CameraException {
        DriverStream stream = null;
        boolean handedOver = false;
        try {
            stream = device.stream(choice);
            V4l2Camera camera = new V4l2Camera(path, device, stream, asked, clock);
            handedOver = true;
            return camera;
        } finally {
            if (!handedOver) {
                close(stream, device);
            }
        }
    }

    /** A driver that tells none has lines without padding. */
    private int bytesPerLine(StreamFormat format) throws CameraException {
        int told = stream.bytesPerLine();
        int line = told == 0 ? raw.lineBytes(format.width()) : told;
        if (!raw.fits(format.width(), format.height(), line)) {
            throw new CameraException("%s gives %s with %d bytes a line, which cannot be: another --format may help"
                .formatted(path, format, line));
        }
        return line;
    }

    @Override
    public Picture grab() throws CameraException, InterruptedException {
        long askedNanos = System.nanoTime();
        DriverStream.Filled filled = next();
        long taken = clock.takenNanos(filled.stampNanos(), askedNanos, System.nanoTime());
        int bytes = filled.bytes().remaining();
        if (filled.isBad() || raw != null && bytes < raw.pictureBytes(mode.width(), mode.height(), bytesPerLine)) {
            return new Picture.Dropped(Picture.Dropped.Reason.BAD, bytes, taken);
        }
        if (raw == null) {
            return new Picture.Jpeg(filled.bytes(), taken);
        }
        raw.convert(filled.bytes(), mode.width(), mode.height(), bytesPerLine, pixels);
        try {
            stream.giveBack();
        } catch (Refusal gone) {
            throw stopped();
        }
        return new Picture.Raw(pixels, taken);
    }

    private DriverStream.Filled next() throws CameraException, InterruptedException {
        DriverStream.Filled filled;
        try {
            filled = stream.next(patienceNanos);
        } catch (Refusal refusal) {
            throw stopped();
        }
        if (filled == null) {
            throw stopped();
        }
        started = true;
        return filled;
    }

    /** Where there was no picture yet, the driver may have a reason, once the device is closed here. */
    private CameraException stopped() {
        if (started) {
            return new CameraException(path + " stopped giving pictures: unplugged, or its driver failed");
        }
        close(stream, device);
        return new CameraException(Diagnosis.whyNoPictures(path, asked).orElseGet(() -> path + " gives no pictures"));
    }

    @Override
    public CameraMode mode() {
        return mode;
    }

    @Override
    public void close() {
        if (pixels != null) {
            pixels.close();
        }
        close(stream, device);
    }

    private static void close(DriverStream stream, V4l2Device device) {
        if (stream != null) {
            stream.close();
        }
        device.close();
    }
}
