package org.webcamd.benchmark.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import org.webcamd.benchmark.load.PartReader;
import org.webcamd.benchmark.process.BrokenRunException;
import org.webcamd.benchmark.process.ServerProcess;
import org.webcamd.benchmark.report.Samples;

/**
 * How long a server takes to be of use.
 *
 * @param portSeconds from the start of its process until a connection is accepted
 * @param frameSeconds from the start of its process until the first frame of the stream is received whole
 */
record Start(double portSeconds, double frameSeconds) {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int BUFFER_BYTES = 64 * 1024;

    /** Makes a process. */
    @FunctionalInterface
    interface Starter {
        ServerProcess start() throws IOException;
    }

    /** What is to be done while the server runs. */
    @FunctionalInterface
    interface Afterwards {
        void run() throws IOException, InterruptedException;
    }

    static Start measure(Starter starter) throws BrokenRunException, IOException, InterruptedException {
        return measure(starter, () -> { });
    }

    static Start measure(Starter starter, Afterwards afterwards)
        throws BrokenRunException, IOException, InterruptedException {
        long startNanos = System.nanoTime();
        try (ServerProcess server = starter.start()) {
            Start start;
            try (Socket socket = server.awaitConnection()) {
                double portSeconds = (System.nanoTime() - startNanos) / 1e9;
                awaitFrame(socket, server.streamPath());
                start = new Start(portSeconds, (System.nanoTime() - startNanos) / 1e9);
            }
            afterwards.run();
            return start;
        }
    }

    /** Watches a server until it has sent a frame. */
    static void awaitFrame(ServerProcess server) throws BrokenRunException, IOException, InterruptedException {
        try (Socket socket = server.awaitConnection()) {
            awaitFrame(socket, server.streamPath());
        }
    }

    private static void awaitFrame(Socket socket, String path) throws BrokenRunException, IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        String request = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        AtomicBoolean seen = new AtomicBoolean();
        PartReader reader = new PartReader((timestampMicros, intact) -> seen.set(intact));
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        while (!seen.get()) {
            int count = in.read(buffer);
            if (count < 0) {
                throw new BrokenRunException("the server ended its first stream before a frame");
            }
            reader.read(ByteBuffer.wrap(buffer, 0, count));
        }
    }

    static Samples samples(List<Start> starts, ToDoubleFunction<Start> figure) {
        return new Samples(starts.stream().mapToDouble(figure).toArray());
    }
}
