package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients with little memory that take a few bytes a second each, or none, from many addresses. They read on one
 * thread, which ends with {@link #close}.
 */
final class SlowReaders implements AutoCloseable {
    private static final int LITTLE_MEMORY_BYTES = 4096;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int TICK_MILLIS = 50;
    private static final int ADDRESSES = 200;

    private final int bytesPerSecond;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "slow-readers-of-test");
    private final AtomicInteger ended = new AtomicInteger();
    private volatile boolean enough;

    private SlowReaders(int bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** So many, who have asked. */
    static SlowReaders of(int port, String target, int number, int bytesPerSecond) throws IOException {
        SlowReaders readers = new SlowReaders(bytesPerSecond);
        for (int i = 0; i < number; i++) {
            readers.channels.add(connect(port, i));
        }
        readers.ask(target);
        readers.thread.setDaemon(true);
        readers.thread.start();
        return readers;
    }

    /** The same, but they read nothing. */
    static SlowReaders silent(int port, String target, int number) throws IOException {
        return of(port, target, number, 0);
    }

    /** A connection from one of many addresses of this host. */
    static SocketChannel connect(int port, int number) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, LITTLE_MEMORY_BYTES);
        channel.bind(new InetSocketAddress("127.0.1." + (1 + number % ADDRESSES), 0));
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.configureBlocking(false);
        return channel;
    }

    /** All ask once more. Those that cannot send now do not. */
    void ask(String target) {
        String request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        for (SocketChannel channel : channels) {
            try {
                channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException ended) {
                // The server has had enough of it.
            }
        }
    }

    private void run() {
        ByteBuffer scratch = ByteBuffer.allocate(Math.max(1, bytesPerSecond * TICK_MILLIS / 1_000));
        while (!enough) {
            if (bytesPerSecond > 0) {
                channels.forEach(channel -> read(channel, scratch.clear()));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void read(SocketChannel channel, ByteBuffer scratch) {
        if (channel.isOpen() && receive(channel, scratch) < 0) {
            ended.incrementAndGet();
        }
    }

    /** Returns -1 when the server has ended it; then it is closed here as well. */
    private static int receive(SocketChannel channel, ByteBuffer scratch) {
        try {
            int count = channel.read(scratch);
            if (count < 0) {
                channel.close();
            }
            return count;
        } catch (IOException reset) {
            closeQuietly(channel);
            return -1;
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // It was reset.
        }
    }

    /** How many of those that read were ended by the server. */
    int ended() {
        return ended.get();
    }

    /** Waits until so many are. */
    void awaitEnded(int number) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (ended() < number) {
            assertTrue(System.nanoTime() - end < 0, () -> ended() + " were ended, not " + number);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() throws IOException {
        enough = true;
        joinThread();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }

    private void joinThread() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
