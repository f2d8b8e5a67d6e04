package org.webcamd.attacks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An origin that writes to whoever connects what it was told to, again and again until that one goes. */
final class PouringOrigin implements AutoCloseable {
    /** Much faster than any camera, and yet not so fast that the machine does nothing else. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final byte[] head;
    private final byte[][] again;

    /** Listens; the head is written once, the rest by turns without end. */
    PouringOrigin(String head, byte[]... again) throws IOException {
        this.head = head.getBytes(StandardCharsets.ISO_8859_1);
        this.again = again.clone();
        begin(this::accept);
    }

    /** Where it is. */
    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket socket = listener.accept();
            open.add(socket);
            begin(() -> pour(socket));
        }
    }

    private void pour(Socket socket) throws IOException {
        try (socket) {
            // What is asked for is nobody's concern.
            readHead(socket);
            OutputStream out = socket.getOutputStream();
            out.write(head);
            while (!socket.isClosed()) {
                for (byte[] piece : again) {
                    out.write(piece);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        } finally {
            open.remove(socket);
        }
    }

    private static void readHead(Socket socket) throws IOException {
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void begin(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException gone) {
                // The other side has gone, or the test is over.
            }
        }, "origin-of-test");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
