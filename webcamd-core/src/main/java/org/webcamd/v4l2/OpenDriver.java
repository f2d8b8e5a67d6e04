package org.webcamd.v4l2;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/** The driver of an open device, by the C library. One thread at a time, as its device. */
record OpenDriver(int descriptor) implements Driver {
    @Override
    public int ask(Ioctl request, ByteBuffer struct) {
        return Libc.ask(descriptor, request, struct.array());
    }

    @Override
    public ByteBuffer map(long offset, int bytes) throws Refusal {
        return Libc.map(descriptor, offset, bytes);
    }

    @Override
    public void unmap(ByteBuffer mapped) {
        Libc.unmap(mapped);
    }

    @Override
    public boolean awaitPicture(int millis) {
        return Libc.awaitReadable(descriptor, millis);
    }

    @Override
    public long address(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
    }
}
