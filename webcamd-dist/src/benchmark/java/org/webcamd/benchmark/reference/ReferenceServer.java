package org.webcamd.benchmark.reference;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.webcamd.benchmark.process.RecordLine;

/** A program of one thread that ends with the process that has started it. */
public final class ReferenceServer {
    private static final int BACKLOG = 4096;
    private static final int LONGEST_REQUEST = 4096;
    private static final byte[] RESPONSE_HEAD = ascii(
        "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=frame\r\n\r\n");

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final StoredFrames frames;
    private final long periodNanos;
    private final ByteBuffer header = ByteBuffer.allocateDirect(256);
    private final ByteBuffer request = ByteBuffer.allocateDirect(LONGEST_REQUEST);
    private final List<ReferenceViewer> watching = new ArrayList<>();

    private ReferenceServer(ReferenceSettings settings) throws IOException {
        frames = StoredFrames.read(Path.of(settings.folder()));
        periodNanos = (long) (TimeUnit.SECONDS.toNanos(1) / settings.fps());
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), BACKLOG);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
    }

    /**
     * Runs until its input ends.
     *
     * @param args {@link ReferenceSettings} as words
     * @throws IOException when it cannot start
     */
    public static void main(String[] args) throws IOException {
        endWithInput();
        new ReferenceServer(RecordLine.read(ReferenceSettings.class, List.of(args))).run();
    }

    private static void endWithInput() {
        Thread watch = new Thread(() -> {
            try {
                System.in.readAllBytes();
            } catch (IOException gone) {
                // As good as its end.
            }
            System.exit(0);
        }, "reference-input");
        watch.setDaemon(true);
        watch.start();
    }

    private void run() throws IOException {
        long nextNanos = System.nanoTime();
        while (true) {
            long waitNanos = nextNanos - System.nanoTime();
            if (watching.isEmpty()) {
                selector.select(this::onReady);
                nextNanos = System.nanoTime();
            } else if (waitNanos > 0) {
                selector.select(this::onReady, TimeUnit.NANOSECONDS.toMillis(waitNanos) + 1);
            } else {
                sendToAll();
                nextNanos += periodNanos;
                selector.selectNow(this::onReady);
            }
        }
    }

    private void sendToAll() {
        ByteBuffer frame = frames.next();
        writeHeader(frame.capacity());
        ByteBuffer[] part = {header, frame};
        for (int i = watching.size() - 1; i >= 0; i--) {
            header.position(0);
            frame.position(0);
            try {
                watching.get(i).offer(part);
            } catch (IOException gone) {
                watching.remove(i).close();
            }
        }
    }

    private void writeHeader(int bytes) {
        Instant now = Instant.now();
        String text = "\r\n--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\nX-Timestamp: %d.%06d\r\n\r\n"
            .formatted(bytes, now.getEpochSecond(), now.getNano() / 1_000);
        header.clear().put(ascii(text)).flip();
    }

    private void onReady(SelectionKey key) {
        if (key.isAcceptable()) {
            accept();
            return;
        }
        ReferenceViewer viewer = (ReferenceViewer) key.attachment();
        try {
            if (key.isReadable()) {
                onReadable(key, viewer);
            } else if (key.isWritable()) {
                viewer.onWritable();
            }
        } catch (IOException gone) {
            watching.remove(viewer);
            viewer.close();
        }
    }

    private void accept() {
        try {
            for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
                key.attach(new ReferenceViewer(channel, key));
            }
        } catch (IOException tooManyOpenFiles) {
            throw new UncheckedIOException(tooManyOpenFiles);
        }
    }

    /** Whatever it says is taken for the request, and what follows for nothing. */
    private void onReadable(SelectionKey key, ReferenceViewer viewer) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (channel.read(request.clear()) < 0) {
            throw new EOFException();
        } else if (!watching.contains(viewer)) {
            channel.write(ByteBuffer.wrap(RESPONSE_HEAD));
            watching.add(viewer);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
