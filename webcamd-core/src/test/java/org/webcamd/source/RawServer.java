package org.webcamd.source;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that answers as the test says, byte for byte, and as badly: the answer to each request is written by the
 * behaviour, on a thread for each connection. What it does after closing is nobody's concern.
 */
final class RawServer implements Closeable {
    /** What to do with a request. */
    interface Behaviour {
        /** Returns whether the connection is kept for another request. */
        boolean answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /** The head of a request, whole and by the number of the request, from 1. */
    record Request(int number, String head) {
        String target() {
            return head.split(" ", 3)[1];
        }
    }

    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    RawServer(Behaviour behaviour) throws IOException {
        this(0, behaviour);
    }

    /** At the port of one that was closed. */
    RawServer(int port, Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** Answers with the same bytes each time, and closes. */
    static RawServer saying(Object... answer) throws IOException {
        return new RawServer((request, out) -> {
            out.write(Pieces.join(answer));
            return false;
        });
    }

    /** Answers with bytes, and is silent from then on without closing. */
    static RawServer stallingAfter(Object... answer) throws IOException {
        return new RawServer((request, out) -> {
            out.write(Pieces.join(answer));
            out.flush();
            Thread.sleep(60_000);
            return false;
        });
    }

    String url(String target) {
        return "http://127.0.0.1:" + port() + target;
    }

    int port() {
        return listener.getLocalPort();
    }

    List<Request> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    /** How many connections the other side has not closed. */
    int openConnections() {
        return open.size();
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = listener.accept();
            connections.incrementAndGet();
            open.add(socket);
            daemon(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = readHead(in);
            while (!head.isEmpty()) {
                Request request = new Request(requests.size() + 1, head);
                requests.add(request);
                if (!behaviour.answer(request, socket.getOutputStream())) {
                    return;
                }
                head = readHead(in);
            }
        } finally {
            open.remove(socket);
        }
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int value = in.read();
            if (value < 0) {
                return "";
            }
            head.append(new String(new byte[] {(byte) value}, StandardCharsets.ISO_8859_1));
        }
        return head.toString();
    }

    private static void daemon(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException | InterruptedException over) {
                // The other side has gone, or the test is over.
            }
        });
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

    /** What a thread does. */
    private interface Step {
        void run() throws IOException, InterruptedException;
    }
}
