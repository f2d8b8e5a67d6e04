package org.webcamd.v4l2;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_videoio.CAP_PROP_CONVERT_RGB;
import static org.bytedeco.opencv.global.opencv_videoio.CAP_PROP_FOURCC;
import static org.bytedeco.opencv.global.opencv_videoio.CAP_PROP_FPS;
import static org.bytedeco.opencv.global.opencv_videoio.CAP_PROP_FRAME_HEIGHT;
import static org.bytedeco.opencv.global.opencv_videoio.CAP_PROP_FRAME_WIDTH;
import static org.bytedeco.opencv.global.opencv_videoio.CAP_PROP_POS_MSEC;
import static org.bytedeco.opencv.global.opencv_videoio.CAP_V4L2;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_videoio.VideoCapture;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.OpenCv;
import org.webcamd.camera.Picture;

/**
 * A V4L2 device through OpenCV. With a camera that makes JPEGs, OpenCV is told not to decode, and {@code read} then
 * gives the very bytes of the driver's buffer as a matrix of one row; any other format comes as blue-green-red pixels.
 */
final class V4l2Camera implements Camera {
    private static final int MJPG = fourcc("MJPG");

    private final Path path;
    private final CameraSettings asked;
    private final VideoCapture capture;
    private final CameraMode mode;
    private final boolean jpeg;
    private final CaptureClock clock;
    private final Mat matrix = new Mat();
    private boolean started;

    private V4l2Camera(Path path, String card, VideoCapture capture, CameraSettings asked, CaptureClock clock) {
        this.path = path;
        this.clock = clock;
        this.asked = asked;
        this.capture = capture;
        int format = (int) capture.get(CAP_PROP_FOURCC);
        jpeg = format == MJPG || format == fourcc("JPEG");
        mode = new CameraMode(card, (int) capture.get(CAP_PROP_FRAME_WIDTH), (int) capture.get(CAP_PROP_FRAME_HEIGHT),
            Math.max(0, capture.get(CAP_PROP_FPS)), fourccName(format));
        if (jpeg) {
            capture.set(CAP_PROP_CONVERT_RGB, 0);
        }
    }

    /** Opens a device that gives pictures, and asks for what was chosen. */
    static V4l2Camera open(Path path, String card, FormatChoice choice, CameraSettings asked, CaptureClock clock)
        throws CameraException {
        OpenCv.load();
        VideoCapture capture = new VideoCapture();
        boolean handedOver = false;
        try {
            if (!capture.open(path.toString(), CAP_V4L2)) {
                capture.release();
                throw new CameraException(whyNoPictures(path, asked, "cannot be opened"));
            }
            ask(capture, choice);
            V4l2Camera camera = new V4l2Camera(path, card, capture, asked, clock);
            handedOver = true;
            return camera;
        } finally {
            if (!handedOver) {
                capture.close();
            }
        }
    }

    /** In this order: a driver may offer other sizes in another format, and other rates at another size. */
    private static void ask(VideoCapture capture, FormatChoice choice) {
        capture.set(CAP_PROP_FOURCC, fourcc(choice.fourcc()));
        capture.set(CAP_PROP_FRAME_WIDTH, choice.width());
        capture.set(CAP_PROP_FRAME_HEIGHT, choice.height());
        capture.set(CAP_PROP_FPS, choice.fps());
    }

    /** OpenCV does not tell why; the driver does, once the device is closed here. */
    private static String whyNoPictures(Path path, CameraSettings asked, String otherwise) {
        return Diagnosis.whyNoPictures(path, asked).orElseGet(() -> path + " " + otherwise);
    }

    /** In two steps: pixels are converted in the second, which is no waiting. */
    @Override
    public Picture grab() throws CameraException {
        long askedNanos = System.nanoTime();
        boolean came = capture.grab();
        long taken = clock.takenNanos((long) (capture.get(CAP_PROP_POS_MSEC) * 1e6), askedNanos, System.nanoTime());
        if (!came || !capture.retrieve(matrix)) {
            capture.release();
            throw new CameraException(started ? path + " stopped giving pictures: unplugged, or its driver failed"
                : whyNoPictures(path, asked, "gives no pictures"));
        }
        started = true;
        return jpeg ? new Picture.Jpeg(bytes(matrix), taken) : new Picture.Raw(matrix, taken);
    }

    private static ByteBuffer bytes(Mat matrix) {
        if (matrix.empty() || matrix.type() != CV_8UC1) {
            return ByteBuffer.allocateDirect(0);
        }
        return matrix.createBuffer();
    }

    @Override
    public CameraMode mode() {
        return mode;
    }

    @Override
    public void close() {
        matrix.close();
        capture.release();
        capture.close();
    }

    private static int fourcc(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }

    private static String fourccName(int code) {
        StringBuilder name = new StringBuilder();
        for (int shift = 0; shift < 32; shift += 8) {
            int character = code >> shift & 0xFF;
            name.append(character > ' ' && character < 127 ? (char) character : '?');
        }
        return name.toString();
    }
}
