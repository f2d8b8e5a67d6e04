package org.webcamd.frame;

import io.netty.buffer.ByteBuf;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;

/** Frames whose pictures are no pictures, for tests of what carries them. */
public final class SampleFrames {
    private static final int BYTES = 64;
    private static final MemoryShare MEMORY = TestMemory.share();

    private SampleFrames() {
    }

    /** A live frame of a few bytes, captured now. */
    public static Frame live(long sequence) {
        return frame(new byte[BYTES], sequence, CaptureTime.now(), Frame.Kind.LIVE);
    }

    /** A card of a few bytes, drawn now. */
    public static Frame card(long sequence) {
        return frame(new byte[BYTES], sequence, CaptureTime.now(), Frame.Kind.CARD);
    }

    /** A live frame of a JPEG, captured now. */
    public static Frame live(byte[] jpeg, long sequence) {
        return frame(jpeg, sequence, CaptureTime.now(), Frame.Kind.LIVE);
    }

    /** A frame with everything chosen. */
    public static Frame frame(byte[] jpeg, long sequence, CaptureTime captured, Frame.Kind kind) {
        ByteBuf buffer = Part.allocate(MEMORY, jpeg.length).writeBytes(jpeg);
        return Part.frame(MEMORY, buffer, sequence, captured, kind);
    }

    /** The content of a buffer, which is released. */
    public static byte[] released(ByteBuf slice) {
        try {
            byte[] bytes = new byte[slice.readableBytes()];
            slice.readBytes(bytes);
            return bytes;
        } finally {
            slice.release();
        }
    }

    /** The JPEG of a frame, which keeps its counts. */
    public static byte[] jpeg(Frame frame) {
        return released(frame.retainedJpeg());
    }
}
