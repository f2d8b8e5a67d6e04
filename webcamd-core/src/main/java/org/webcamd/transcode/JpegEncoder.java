package org.webcamd.transcode;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import io.netty.buffer.ByteBuf;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.camera.OpenCv;
import org.webcamd.frame.Part;
import org.webcamd.memory.MemoryShare;

/** Encodes pixels as a JPEG into a frame's buffer, through OpenCV. Confined to one thread at a time. */
final class JpegEncoder implements AutoCloseable {
    private final int quality;
    private IntPointer parameters;

    /** With a quality of 1 to 100. */
    JpegEncoder(int quality) {
        this.quality = quality;
    }

    /** The JPEG in a buffer of {@link Part#allocate}, which the caller owns; null when there is no room (counted). */
    ByteBuf encode(Mat pixels, MemoryShare memory) {
        if (parameters == null) {
            // Not in the constructor, which runs before the native libraries are wanted.
            OpenCv.load();
            parameters = new IntPointer(IMWRITE_JPEG_QUALITY, quality);
        }
        try (BytePointer jpeg = new BytePointer()) {
            if (!imencode(".jpg", pixels, jpeg, parameters)) {
                throw new IllegalStateException("OpenCV cannot encode " + pixels);
            }
            int bytes = Math.toIntExact(jpeg.limit());
            ByteBuf buffer = Part.allocate(memory, bytes);
            return buffer == null ? null : buffer.writeBytes(jpeg.asByteBuffer());
        }
    }

    @Override
    public void close() {
        if (parameters != null) {
            parameters.close();
        }
    }
}
