package org.webcamd.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * The bytes of a stream that have come and are not used up yet; positions count from the first of them. Grows up to a
 * limit. Confined to one thread.
 */
final class StreamWindow {
    static final int NOT_FOUND = -1;

    private static final int SMALLEST_BYTES = 32 * 1024;
    /** What one call reads at most, which is what a pipe holds; a read of the JDK allocates as much as is asked for. */
    private static final int READ_BYTES = 64 * 1024;
    private static final int LEAST_ROOM_BYTES = 8 * 1024;

    private final InputStream in;
    private final int largestBytes;
    private byte[] array = new byte[SMALLEST_BYTES];
    private int start;
    private int end;
    private long filledNanos = System.nanoTime();

    StreamWindow(InputStream in, int largestBytes) {
        this.in = in;
        this.largestBytes = largestBytes;
    }

    /** How many bytes are there. */
    int size() {
        return end - start;
    }

    /** Whether there are as many as there may be: some must be used up before others can come. */
    boolean isFull() {
        return size() >= largestBytes;
    }

    /** The byte at a position, 0 to 255. */
    int at(int position) {
        return array[start + position] & 0xFF;
    }

    /** The unsigned number that begins at a position, high byte first. */
    int shortAt(int position) {
        return at(position) << 8 | at(position + 1);
    }

    /** Where a byte is found first at or after a position, or NOT_FOUND. */
    int indexOf(int from, int wanted) {
        byte value = (byte) wanted;
        for (int i = start + from; i < end; i++) {
            if (array[i] == value) {
                return i - start;
            }
        }
        return NOT_FOUND;
    }

    /** The first bytes, valid until the next change. */
    ByteBuffer first(int count) {
        return ByteBuffer.wrap(array, start, count).slice();
    }

    /** Lines of a header. */
    HeaderLines lines(int from, int to) {
        return new HeaderLines(array, start + from, start + to);
    }

    /** When the latest bytes came. */
    long filledNanos() {
        return filledNanos;
    }

    /** Uses up the first bytes. */
    void drop(int count) {
        start += count;
        if (start == end) {
            start = 0;
            end = 0;
        }
    }

    /** Waits for at least one more byte, unless the window is full. Returns false at the end of the stream. */
    boolean fill() throws IOException {
        if (array.length - end < LEAST_ROOM_BYTES) {
            makeRoom();
        }
        int room = Math.min(array.length - end, largestBytes - size());
        int read = in.read(array, end, Math.min(room, READ_BYTES));
        if (read < 0) {
            return false;
        }
        filledNanos = System.nanoTime();
        end += read;
        return true;
    }

    private void makeRoom() {
        int size = size();
        int capacity = array.length;
        if (size > capacity / 2) {
            capacity = (int) Math.min(2L * capacity, largestBytes + (long) LEAST_ROOM_BYTES);
        }
        byte[] roomy = capacity == array.length ? array : new byte[capacity];
        System.arraycopy(array, start, roomy, 0, size);
        array = roomy;
        start = 0;
        end = size;
    }
}
