package org.webcamd.benchmark.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One viewer: a socket, and what it has not taken yet of the part that is on its way. */
final class ReferenceViewer {
    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer[] rest;

    ReferenceViewer(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /** Sends a part, unless the one before is still on its way. The buffers' positions are used up. */
    void offer(ByteBuffer[] part) throws IOException {
        if (rest != null) {
            return;
        }
        channel.write(part);
        if (part[1].hasRemaining()) {
            // The header's buffer is written anew at the next tick, the picture's is not.
            rest = new ByteBuffer[] {copyOf(part[0]), part[1].duplicate()};
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    private static ByteBuffer copyOf(ByteBuffer unsent) {
        return ByteBuffer.allocate(unsent.remaining()).put(unsent).flip();
    }

    void onWritable() throws IOException {
        channel.write(rest);
        if (!rest[1].hasRemaining()) {
            rest = null;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException nothingToDo) {
            // It is gone anyway.
        }
    }
}
