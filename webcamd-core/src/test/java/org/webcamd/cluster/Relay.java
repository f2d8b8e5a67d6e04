package org.webcamd.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A way to a broker that can be narrow, from it and to it, or cut. */
final class Relay implements AutoCloseable {
    private static final int PIECE_BYTES = 4 * 1024;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final ServerSocket listener;
    private final int brokerPort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile long bytesPerSecond = Long.MAX_VALUE;
    private volatile boolean cut;

    Relay(int brokerPort) throws IOException {
        this.brokerPort = brokerPort;
        listener = new ServerSocket();
        listener.setReceiveBufferSize(BUFFER_BYTES);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        begin(this::accept);
    }

    String url() {
        return "nats://127.0.0.1:" + listener.getLocalPort();
    }

    /** From now on, in both directions. */
    void narrow(long toBytesPerSecond) {
        bytesPerSecond = toBytesPerSecond;
    }

    /** All that is open is closed, and nothing else comes through. */
    void cut() {
        cut = true;
        open.forEach(Relay::close);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (cut) {
                    close(client);
                } else {
                    connect(client);
                }
            } catch (IOException closed) {
                // Or the broker is not there.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket broker = new Socket();
        try {
            broker.setReceiveBufferSize(BUFFER_BYTES);
            broker.setSendBufferSize(BUFFER_BYTES);
            client.setSendBufferSize(BUFFER_BYTES);
            broker.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), brokerPort));
        } catch (IOException refused) {
            close(client);
            throw refused;
        }
        open.add(client);
        open.add(broker);
        begin(() -> pump(client, broker));
        begin(() -> pump(broker, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] piece = new byte[PIECE_BYTES];
        long freeNanos = System.nanoTime();
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int read = in.read(piece); read > 0; read = in.read(piece)) {
                out.write(piece, 0, read);
                long now = System.nanoTime();
                freeNanos = Math.max(freeNanos, now) + (long) (1e9 * read / bytesPerSecond);
                if (freeNanos - now > TimeUnit.MILLISECONDS.toNanos(1)) {
                    LockSupport.parkNanos(freeNanos - now);
                }
            }
        } catch (IOException ended) {
            // One side is gone.
        } finally {
            open.remove(from);
            close(from);
            close(to);
        }
    }

    private static void begin(Runnable todo) {
        Thread thread = new Thread(todo, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
