package org.webcamd.memory;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.webcamd.counters.Counters;

/** Memory of frames for tests of what uses it: more than they need. */
public final class TestMemory {
    /** What the program has where nothing is asked for. */
    public static final MemorySettings SETTINGS =
        new MemorySettings(128 << 20, MemorySettings.DEFAULT_MAX_PICTURE_BYTES);

    private TestMemory() {
    }

    /** All of it, for one camera. */
    public static FrameMemory frames() {
        return new FrameMemory(SETTINGS);
    }

    /** The part of a camera. */
    public static MemoryShare share() {
        return share(new Counters());
    }

    /** The part of a camera with these counters. */
    public static MemoryShare share(Counters counters) {
        return frames().share(counters);
    }

    /** The part of a camera whose buffers all come from this allocator. */
    public static MemoryShare share(ByteBufAllocator allocator) {
        return share(allocator, new Counters());
    }

    /** The part of a camera whose buffers all come from this allocator, and that counts here. */
    public static MemoryShare share(ByteBufAllocator allocator, Counters counters) {
        return new FrameMemory(SETTINGS, allocator, allocator).share(counters);
    }

    /** The part of a camera of memory that has these settings, and whose buffers nobody watches for leaks. */
    public static MemoryShare unwatched(MemorySettings settings, Counters counters) {
        ByteBufAllocator allocator = new UnpooledByteBufAllocator(true, true);
        return new FrameMemory(settings, allocator, allocator).share(counters);
    }

    /** All of so many bytes. */
    public static FrameMemory ofBytes(long bytes) {
        return new FrameMemory(new MemorySettings(bytes, MemorySettings.DEFAULT_MAX_PICTURE_BYTES));
    }
}
