package org.webcamd.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One viewer of a stream. Confined to the client's thread. */
final class Viewer implements FrameSink {
    /** Little, so that what a slow viewer has not read yet waits at the server and not here. */
    private static final int SLOW_RECEIVE_BUFFER = 32 * 1024;
    /** Less for a very slow one, or it would take nothing for a long time, and then much at once. */
    private static final int SLOW_RECEIVE_SECONDS = 2;

    private final SocketChannel channel;
    private final Tally tally;
    private final PartReader reader = new PartReader(this);
    private boolean started;
    private long frames;

    private Viewer(SocketChannel channel, Tally tally) {
        this.channel = channel;
        this.tally = tally;
    }

    /** Connects and asks for the stream. */
    static Viewer connect(LoadSettings settings, boolean slow, Tally tally) throws IOException {
        SocketChannel channel = SocketChannel.open();
        if (slow) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF,
                (int) Math.min(SLOW_RECEIVE_BUFFER, SLOW_RECEIVE_SECONDS * settings.slowBytesPerSecond()));
        }
        channel.connect(new InetSocketAddress(settings.host(), settings.port()));
        String request = "GET %s HTTP/1.1\r\nHost: %s:%d\r\n\r\n".formatted(settings.path(), settings.host(),
            settings.port());
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        return new Viewer(channel, tally);
    }

    SocketChannel channel() {
        return channel;
    }

    /** Frames received while counting. */
    long frames() {
        return frames;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Whether a frame was received, or none will be. */
    boolean isStarted() {
        return started || !isOpen();
    }

    /**
     * Reads once, as much as the buffer takes.
     *
     * @param scratch its contents are lost
     * @return bytes read, 0 when there are none
     */
    int read(ByteBuffer scratch) throws IOException {
        int count = receive(scratch);
        if (count < 0) {
            tally.onClosed();
            channel.close();
            return 0;
        }
        scratch.flip();
        try {
            tally.onBytes(reader.read(scratch));
        } catch (IllegalArgumentException unfit) {
            System.err.println(unfit.getMessage());
            tally.onBroken();
            channel.close();
        }
        return count;
    }

    private int receive(ByteBuffer scratch) {
        try {
            return channel.read(scratch);
        } catch (IOException reset) {
            return -1;
        }
    }

    @Override
    public void onFrame(long timestampMicros, boolean intact) {
        started = true;
        tally.onFrame(timestampMicros, intact);
        if (tally.isCounting()) {
            frames++;
        }
    }
}
