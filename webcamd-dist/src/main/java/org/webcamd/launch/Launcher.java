package org.webcamd.launch;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraWatch;
import org.webcamd.cli.CommandLine;
import org.webcamd.counters.Counters;
import org.webcamd.memory.FrameMemory;
import org.webcamd.server.StartException;
import org.webcamd.server.WebcamServer;

/** The running program: cameras and a server, started top to bottom and closed bottom to top, by one thread. */
final class Launcher implements AutoCloseable {
    private static final long IDLE_WORKER_SECONDS = 10;

    private final CommandLine line;
    private final ExecutorService workers;
    private final List<CameraFeed> feeds;
    private final CameraWatch watch = new CameraWatch();
    private final WebcamServer server;

    private Launcher(CommandLine line) throws StartException {
        this.line = line;
        ByteBufAllocator allocator = allocator();
        FrameMemory memory = new FrameMemory(line.memorySettings(), line.cameras().size());
        workers = workers();
        feeds = line.cameras().stream().map(camera -> new CameraFeed(camera, memory, workers)).toList();
        server = serve(memory, allocator);
        feeds.forEach(watch::watch);
    }

    /** A port in use ends the program before a camera is touched; the native libraries load meanwhile. */
    private WebcamServer serve(FrameMemory memory, ByteBufAllocator allocator) throws StartException {
        boolean open = false;
        feeds.forEach(CameraFeed::prepare);
        try {
            WebcamServer opened =
                WebcamServer.start(line.serverSettings(), feeds, memory, Version.current(), allocator);
            open = true;
            feeds.forEach(CameraFeed::start);
            return opened;
        } finally {
            if (!open) {
                CameraFeed.closeAll(feeds);
                workers.shutdown();
            }
        }
    }

    /**
     * Opens the port and begins to open the cameras.
     *
     * @param onHopeless called when this cannot serve any more, and returns at once
     */
    static Launcher start(CommandLine line, Runnable onHopeless) throws StartException {
        Launcher running = new Launcher(line);
        running.server.watchLoops(onHopeless);
        return running;
    }

    /** Where the server counts. */
    Counters counters() {
        return server.counters();
    }

    /** What to tell the user: where to look. */
    String greeting() {
        return Greeting.of(Version.current(), line.cameras(), server.address(), server.tls());
    }

    /** The port, also where the system chose it. */
    int port() {
        return server.port();
    }

    /** The command line that it was started with. */
    CommandLine commandLine() {
        return line;
    }

    /** For requests and answers; frames have a memory of their own. Few arenas of small chunks. */
    private static ByteBufAllocator allocator() {
        int directArenas = 2;
        int pageSize = PooledByteBufAllocator.defaultPageSize();
        int chunkOrder = 8;
        return new PooledByteBufAllocator(true, 0, directArenas, pageSize, chunkOrder, 64, 32, false);
    }

    private static ExecutorService workers() {
        int threads = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor executor = new ThreadPoolExecutor(threads, threads, IDLE_WORKER_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), workerThreads());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static ThreadFactory workerThreads() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "webcamd-encode-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        server.close();
        watch.close();
        CameraFeed.closeAll(feeds);
        workers.shutdown();
    }
}
