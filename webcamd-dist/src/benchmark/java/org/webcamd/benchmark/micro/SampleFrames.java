package org.webcamd.benchmark.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import org.webcamd.counters.Counters;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;
import org.webcamd.memory.FrameMemory;
import org.webcamd.memory.MemorySettings;
import org.webcamd.memory.MemoryShare;

/** Makes frames whose pictures are whatever the memory holds: nobody looks at them. One thread. */
final class SampleFrames {
    static final int JPEG_BYTES = 58_000;
    static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;
    static final MemoryShare MEMORY =
        new FrameMemory(new MemorySettings(128 << 20, MemorySettings.DEFAULT_MAX_PICTURE_BYTES))
            .share(new Counters());

    private final CaptureTime captured = CaptureTime.now();
    private long sequence;

    Frame next() {
        ByteBuf buffer = Part.allocate(MEMORY, JPEG_BYTES);
        buffer.writerIndex(buffer.writerIndex() + JPEG_BYTES);
        return Part.frame(MEMORY, buffer, ++sequence, captured, Frame.Kind.LIVE);
    }

    CaptureTime captured() {
        return captured;
    }
}
