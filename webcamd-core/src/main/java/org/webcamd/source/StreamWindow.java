package org.webcamd.source;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import org.webcamd.memory.MemoryShare;

/**
 * The bytes of a stream that have come and are not used up yet; positions count from the first of them. They stand in a
 * small array for as long as they fit, and then in the memory for pictures, up to the greatest size of one:
 *
 * <pre>{@code
 *   in --read--> small --it is full--> large: at once as large as the picture is expected to be
 *                  ^                     |
 *                  |                     +--take()--> the picture, which owns that memory from now on
 *                  +---- what is left ---+
 * }</pre>
 *
 * So a picture is copied as often as it must be, and what a large one took is given back with it. Confined to one
 * thread, which also closes it.
 */
final class StreamWindow implements AutoCloseable {
    static final int NOT_FOUND = -1;
    /** So much fits always. */
    static final int SMALL_BYTES = 96 * 1024;

    /** What one call reads at most, which is what a pipe holds; a read of the JDK allocates as much as is asked for. */
    private static final int READ_BYTES = 64 * 1024;
    private static final int LEAST_ROOM_BYTES = 8 * 1024;

    private final MemoryShare memory;
    private final LongSupplier clock;
    private final byte[] small = new byte[SMALL_BYTES];
    /** Owned; null while everything is in the small one, which is otherwise what bytes pass through. */
    private ByteBuf large;
    private InputStream in;
    private int start;
    private int end;
    /** What stands in the large one from here on came last, and still stands in the small one too, which is faster. */
    private int freshFrom = Integer.MAX_VALUE;
    private int expectedBytes;
    private long droppedBytes;
    private long filledNanos;

    StreamWindow(InputStream in, MemoryShare memory, LongSupplier clock) {
        this.in = in;
        this.memory = memory;
        this.clock = clock;
        filledNanos = clock.getAsLong();
    }

    /** Reads something else from now on. */
    void begin(InputStream other) {
        in = other;
        close();
    }

    /** How many bytes are there. */
    int size() {
        return end - start;
    }

    /** The byte at a position, 0 to 255. */
    int at(int position) {
        int index = start + position;
        if (large == null) {
            return small[index] & 0xFF;
        }
        return (index >= freshFrom ? small[index - freshFrom] : large.getByte(index)) & 0xFF;
    }

    /** The unsigned number that begins at a position, high byte first. */
    int shortAt(int position) {
        return at(position) << 8 | at(position + 1);
    }

    /** Where a byte is found first at or after a position, or NOT_FOUND. */
    int indexOf(int from, int wanted) {
        byte value = (byte) wanted;
        int first = start + from;
        if (large != null && first < freshFrom) {
            int found = large.indexOf(first, end, value);
            return found < 0 ? NOT_FOUND : found - start;
        }
        int offset = large == null ? 0 : freshFrom;
        for (int i = first - offset; i < end - offset; i++) {
            if (small[i] == value) {
                return i + offset - start;
            }
        }
        return NOT_FOUND;
    }

    /** A copy of the first bytes. */
    byte[] copy(int count) {
        byte[] bytes = new byte[count];
        if (large == null) {
            System.arraycopy(small, start, bytes, 0, count);
        } else {
            large.getBytes(start, bytes);
        }
        return bytes;
    }

    /** The first bytes, borrowed until the next call that changes the window. */
    ByteBuffer first(int count) {
        return large == null ? ByteBuffer.wrap(small, start, count) : large.nioBuffer(start, count);
    }

    /** Lines of a header, which the window begins with. */
    HeaderLines lines(int count) {
        return large == null ? new HeaderLines(small, start, start + count) : new HeaderLines(copy(count), 0, count);
    }

    /** When the latest bytes came. */
    long filledNanos() {
        return filledNanos;
    }

    /** How many bytes were used up without being taken, all together. */
    long droppedBytes() {
        return droppedBytes;
    }

    /** How large the picture is going to be that the window begins with, as far as can be told. */
    void expect(int bytes) {
        expectedBytes = bytes;
    }

    /** Uses up the first bytes. */
    void drop(int count) {
        start += count;
        droppedBytes += count;
        int rest = size();
        if (rest == 0) {
            close();
        } else if (large != null && rest <= SMALL_BYTES / 2) {
            large.getBytes(start, small, 0, rest);
            close();
            end = rest;
        }
    }

    /** Takes the first bytes out, in memory that the caller owns; they are lost where there is none (null). */
    KeptJpeg take(int count) {
        int rest = size() - count;
        ByteBuf taken = large;
        if (taken != null && count >= taken.capacity() / 2 && rest <= SMALL_BYTES) {
            taken.getBytes(start + count, small, 0, rest);
            taken.setIndex(start, start + count);
            large = null;
            start = 0;
            end = rest;
            freshFrom = Integer.MAX_VALUE;
            return new KeptJpeg(memory, taken);
        }
        taken = memory.allocate(count);
        if (taken != null) {
            writeTo(taken, count);
        }
        drop(count);
        droppedBytes -= count;
        return taken == null ? null : new KeptJpeg(memory, taken);
    }

    private void writeTo(ByteBuf out, int count) {
        if (large == null) {
            out.writeBytes(small, start, count);
        } else {
            out.writeBytes(large, start, count);
        }
    }

    /** Waits for at least one more byte, if there is room for it. */
    Fill fill() throws IOException {
        if (size() >= memory.maxPictureBytes()) {
            return Fill.FULL;
        }
        int missing = expectedBytes > size() ? expectedBytes - size() : LEAST_ROOM_BYTES;
        if (capacity() - end < Math.min(missing, LEAST_ROOM_BYTES) && !makeRoom()) {
            return Fill.NO_MEMORY;
        }
        int room = Math.min(Math.min(capacity() - end, READ_BYTES), memory.maxPictureBytes() - size());
        int read = in.read(small, large == null ? end : 0, room);
        if (read < 0) {
            return Fill.END;
        }
        if (large != null) {
            large.setBytes(end, small, 0, read);
            freshFrom = end;
        }
        filledNanos = clock.getAsLong();
        end += read;
        return Fill.MORE;
    }

    private int capacity() {
        return large == null ? SMALL_BYTES : large.capacity();
    }

    private boolean makeRoom() {
        int size = size();
        int largest = memory.maxPictureBytes();
        boolean mayMove = large == null || size <= large.capacity() / 2 || large.capacity() >= largest;
        if (start > 0 && mayMove) {
            moveToFront();
            if (capacity() - end >= LEAST_ROOM_BYTES || capacity() >= largest) {
                return true;
            }
        }
        int wanted = (int) Math.min(largest, expectedBytes > size ? expectedBytes : 2L * size);
        ByteBuf roomy = memory.allocate(wanted);
        if (roomy == null) {
            return false;
        }
        writeTo(roomy, size);
        close();
        large = roomy;
        end = size;
        return true;
    }

    private void moveToFront() {
        int size = size();
        if (large == null) {
            System.arraycopy(small, start, small, 0, size);
        } else {
            // Forwards, which is right for bytes that overlap on their way to the front.
            large.setBytes(0, large, start, size);
        }
        start = 0;
        end = size;
        freshFrom = Integer.MAX_VALUE;
    }

    /** Gives back its memory. The window is empty then. */
    @Override
    public void close() {
        if (large != null) {
            memory.release(large);
            large = null;
        }
        start = 0;
        end = 0;
        freshFrom = Integer.MAX_VALUE;
    }
}
