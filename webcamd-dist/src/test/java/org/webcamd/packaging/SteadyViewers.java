package org.webcamd.packaging;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/** Viewers of a stream of 127.0.0.1, a thread each, who ask again at once when it ends. */
final class SteadyViewers implements AutoCloseable {
    private static final byte[] REQUEST =
        "GET /?action=stream HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String OK = "HTTP/1.1 200";

    private final SocketFactory sockets;
    private final int port;
    private final Set<Thread> live = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicLong longestGapNanos = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isClosed;

    SteadyViewers(SocketFactory sockets, int port, int count) {
        this.sockets = sockets;
        this.port = port;
        for (int viewer = 0; viewer < count; viewer++) {
            Thread thread = new Thread(this::watch, "viewer-" + viewer);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** How many have seen something since the last {@link #startAnew}. */
    int live() {
        return live.size();
    }

    void startAnew() {
        live.clear();
    }

    /** How many times one was answered by something else than a stream. */
    int refusals() {
        return refusals.get();
    }

    /** The longest that one of them was without anything, in seconds; forgotten then. */
    double takeLongestGap() {
        return longestGapNanos.getAndSet(0) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private void watch() {
        long[] lastNanos = {System.nanoTime()};
        while (!isClosed) {
            try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
                open.add(socket);
                socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(60));
                socket.getOutputStream().write(REQUEST);
                read(socket, lastNanos);
            } catch (IOException ended) {
                // It asks again.
            }
            live.remove(Thread.currentThread());
        }
    }

    private void read(Socket socket, long[] lastNanos) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] start = new byte[OK.length()];
        in.readFully(start);
        if (!new String(start, StandardCharsets.US_ASCII).equals(OK)) {
            refusals.incrementAndGet();
            return;
        }
        byte[] bytes = new byte[1 << 16];
        while (in.read(bytes) >= 0) {
            live.add(Thread.currentThread());
            long now = System.nanoTime();
            longestGapNanos.accumulateAndGet(now - lastNanos[0], Math::max);
            lastNanos[0] = now;
        }
    }

    @Override
    public void close() {
        isClosed = true;
        open.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // It is to go anyway.
            }
        });
    }
}
