package org.webcamd.benchmark.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** A server under load, listening on loopback. */
public final class ServerProcess implements AutoCloseable {
    private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int CONNECT_MILLIS = 1_000;

    private final String name;
    private final ChildProcess process;
    private final int port;
    private final String streamPath;

    /**
     * A process that was just started.
     *
     * @param name in messages
     * @param process ended when this is closed
     * @param port where it will listen
     * @param streamPath of its stream
     */
    public ServerProcess(String name, ChildProcess process, int port, String streamPath) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.streamPath = streamPath;
    }

    /**
     * Connects as soon as that is possible.
     *
     * @return a connection
     * @throws BrokenRunException when the process ends before, or takes too long
     * @throws InterruptedException when asked to stop waiting
     */
    public Socket awaitConnection() throws BrokenRunException, InterruptedException {
        long startNanos = System.nanoTime();
        while (System.nanoTime() - startNanos < LONGEST_START_NANOS) {
            requireAlive();
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return socket;
            } catch (IOException notYet) {
                closeQuietly(socket);
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        throw new BrokenRunException(name + " did not open its port:\n" + process.endOfLog());
    }

    /**
     * Checks that the server is still there.
     *
     * @throws BrokenRunException when it has died
     */
    public void requireAlive() throws BrokenRunException {
        if (!process.isAlive()) {
            throw new BrokenRunException(name + " died:\n" + process.endOfLog());
        }
    }

    /**
     * What the kernel tells of it.
     *
     * @return now
     * @throws BrokenRunException when it has died
     * @throws IOException when {@code /proc} cannot be read
     */
    public ProcessFigures figures() throws BrokenRunException, IOException {
        requireAlive();
        return ProcessFigures.of(process.pid());
    }

    /**
     * The number of its process.
     *
     * @return as the kernel counts
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Where it listens.
     *
     * @return a port of 127.0.0.1
     */
    public int port() {
        return port;
    }

    /**
     * Where its stream is.
     *
     * @return path and query
     */
    public String streamPath() {
        return streamPath;
    }

    /**
     * What it is called.
     *
     * @return a word
     */
    public String name() {
        return name;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException nothingToDo) {
            // It was not in use.
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
