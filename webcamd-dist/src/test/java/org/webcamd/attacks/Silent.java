package org.webcamd.attacks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A client that asks and asks, and reads nothing until it is told to. */
final class Silent implements AutoCloseable {
    private final SocketChannel channel;

    Silent(int port) throws IOException {
        channel = SlowReaders.connect(port, 0);
    }

    /** Sends as much as the server takes within some time, and tells how much that was. */
    int push(String text, long millis) throws IOException, InterruptedException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (bytes.hasRemaining() && System.nanoTime() - end < 0) {
            if (channel.write(bytes) == 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
        return bytes.position();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
