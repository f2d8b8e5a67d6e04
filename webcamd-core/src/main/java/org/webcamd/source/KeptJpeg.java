package org.webcamd.source;

import io.netty.buffer.ByteBuf;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import java.nio.ByteBuffer;
import org.webcamd.memory.MemoryShare;

/**
 * The bytes of a picture in the memory of its camera, which are given back with the last count. Immutable; any thread
 * that holds a count may read it. Who makes it has the first count.
 */
final class KeptJpeg extends AbstractReferenceCounted {
    private final MemoryShare memory;
    private final ByteBuf jpeg;

    /** Takes ownership of a buffer of that memory, whose readable bytes are the picture. */
    KeptJpeg(MemoryShare memory, ByteBuf jpeg) {
        this.memory = memory;
        this.jpeg = jpeg;
    }

    /** The picture, valid while a count is held. */
    ByteBuffer bytes() {
        return jpeg.nioBuffer();
    }

    @Override
    protected void deallocate() {
        memory.release(jpeg);
    }

    @Override
    public ReferenceCounted touch(Object hint) {
        jpeg.touch(hint);
        return this;
    }
}
