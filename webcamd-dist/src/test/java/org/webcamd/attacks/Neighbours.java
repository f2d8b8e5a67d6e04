package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Viewers that take all they are given, on one thread of their own, beside whoever attacks. The thread holds this
 * object's lock while it reads; it ends with {@link #close}.
 */
final class Neighbours implements AutoCloseable {
    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int TICK_MILLIS = 50;
    private static final int SCRATCH_BYTES = 256 * 1024;

    private final Selector selector;
    private final Thread thread = new Thread(this::run, "neighbours-of-test");
    private final ByteBuffer scratch = ByteBuffer.allocate(SCRATCH_BYTES);
    private final List<Neighbour> all = new ArrayList<>();
    private final List<SocketChannel> channels = new ArrayList<>();
    private long beganNanos;
    private volatile boolean enough;

    private Neighbours() throws IOException {
        selector = Selector.open();
    }

    /** So many viewers, of whom each has been shown a picture. */
    static Neighbours of(int port, String target, int number) throws IOException, InterruptedException {
        Neighbours neighbours = new Neighbours();
        for (int i = 0; i < number; i++) {
            neighbours.add(port, target);
        }
        neighbours.thread.setDaemon(true);
        neighbours.thread.start();
        try {
            neighbours.awaitFrames();
        } catch (AssertionError none) {
            neighbours.close();
            throw none;
        }
        return neighbours;
    }

    private void add(int port, String target) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        String request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        Neighbour neighbour = new Neighbour();
        channel.register(selector, SelectionKey.OP_READ, neighbour);
        channels.add(channel);
        all.add(neighbour);
    }

    private void awaitFrames() throws InterruptedException {
        long end = System.nanoTime() + START_LIMIT_NANOS;
        while (!allHaveFrames()) {
            assertTrue(System.nanoTime() - end < 0, "viewers without a single picture");
            TimeUnit.MILLISECONDS.sleep(10);
        }
        begin();
    }

    private synchronized boolean allHaveFrames() {
        return all.stream().allMatch(neighbour -> neighbour.frames() > 0);
    }

    private void run() {
        try {
            while (!enough) {
                selector.select(TICK_MILLIS);
                read();
            }
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }

    private synchronized void read() {
        for (SelectionKey key : selector.selectedKeys()) {
            Neighbour neighbour = (Neighbour) key.attachment();
            scratch.clear();
            if (receive((SocketChannel) key.channel()) < 0) {
                neighbour.onEnd();
                key.cancel();
            } else {
                neighbour.read(scratch.flip());
            }
        }
        selector.selectedKeys().clear();
    }

    private int receive(SocketChannel channel) {
        try {
            return channel.read(scratch);
        } catch (IOException reset) {
            return -1;
        }
    }

    /** Counts from now on. */
    synchronized void begin() {
        long now = System.nanoTime();
        beganNanos = now;
        all.forEach(neighbour -> neighbour.begin(now));
    }

    /** How they have fared since it began to count. */
    synchronized Fared fared() {
        long now = System.nanoTime();
        double seconds = (now - beganNanos) / 1e9;
        Fared worst = all.stream()
            .map(neighbour -> neighbour.fared(now, seconds))
            .reduce(Neighbour::worst)
            .orElseThrow();
        System.out.println(worst);
        return worst;
    }

    /** Fails unless they fare well for some seconds from now on, beside a camera of this rate. */
    void requireUnharmedFor(int seconds, double cameraFps) throws InterruptedException {
        begin();
        TimeUnit.SECONDS.sleep(seconds);
        fared().requireUnharmed(cameraFps);
    }

    @Override
    public void close() throws IOException {
        enough = true;
        selector.wakeup();
        joinThread();
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }

    private void joinThread() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
