package org.webcamd.camera;

import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.frame.Frame;

/**
 * What a camera delivered, in memory that belongs to the camera: valid until its next {@code grab} or {@code close}.
 */
public sealed interface Picture {
    /** {@return when the driver took it, as {@link System#nanoTime()} counts} */
    long capturedNanos();

    /**
     * A JPEG as the camera made it, not yet looked at.
     *
     * @param bytes a buffer of borrowed memory; may be empty or broken
     * @param capturedNanos as {@link System#nanoTime()} counts
     * @param originMicros when the picture was taken by the clock of the server that it came from, in microseconds
     *     since 1970; 0 when it came from no other server, or from one that does not tell
     * @param kind what it shows; not live only where another server said so
     */
    record Jpeg(ByteBuffer bytes, long capturedNanos, long originMicros, Frame.Kind kind) implements Picture {
        /**
         * A picture that was taken here.
         *
         * @param bytes a buffer of borrowed memory; may be empty or broken
         * @param capturedNanos as {@link System#nanoTime()} counts
         */
        public Jpeg(ByteBuffer bytes, long capturedNanos) {
            this(bytes, capturedNanos, 0, Frame.Kind.LIVE);
        }
    }

    /**
     * Pixels to be encoded.
     *
     * @param pixels borrowed, 8 bits a channel, blue-green-red or grey
     * @param capturedNanos as {@link System#nanoTime()} counts
     */
    record Raw(Mat pixels, long capturedNanos) implements Picture {
    }

    /**
     * A picture that came, and of which nothing is kept.
     *
     * @param why it was dropped
     * @param bytes how large it is, 0 when that is not known
     * @param capturedNanos as {@link System#nanoTime()} counts
     */
    record Dropped(Reason why, long bytes, long capturedNanos) implements Picture {
        /** Why a picture is dropped. */
        public enum Reason {
            /** It is larger than {@link org.webcamd.memory.MemoryShare#maxPictureBytes()}. */
            TOO_LARGE,
            /** There was no memory for it, which has been counted. */
            NO_MEMORY,
            /** Its driver says that it is broken, or gave less than a picture. */
            BAD
        }
    }
}
