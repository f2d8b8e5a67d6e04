package org.webcamd.launch;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.webcamd.cli.AutomaticCameras;
import org.webcamd.cli.ClusterSettings;
import org.webcamd.cli.CommandLine;
import org.webcamd.counters.Counters;
import org.webcamd.memory.FrameMemory;
import org.webcamd.server.HandedSockets;
import org.webcamd.server.StartException;
import org.webcamd.server.WebcamServer;
import org.webcamd.service.ServiceReport;
import org.webcamd.site.CameraOrigin;
import org.webcamd.v4l2.DeviceList;

/** The running program: cameras and a server, started top to bottom and closed bottom to top, by one thread. */
final class Launcher implements AutoCloseable {
    private static final long IDLE_WORKER_SECONDS = 10;

    private final CommandLine line;
    private final Supplier<DeviceList> devices;
    private final ExecutorService workers;
    private final RunningCameras cameras;
    private final WebcamServer server;
    /** Null where only cameras are served that have been named. Guarded by this. */
    private PluggedServing plugged;
    private volatile boolean closed;
    private final OtherMachines others;

    private Launcher(CommandLine line, Supplier<DeviceList> devices) throws StartException {
        this.line = line;
        this.devices = devices;
        FrameMemory memory = new FrameMemory(line.memorySettings());
        workers = workers();
        cameras = new RunningCameras(memory, workers, line.cameras());
        server = serve(memory, allocator());
        ClusterSettings cluster = ClusterSettings.of(line);
        others = cluster.isAny() ? join(cluster) : null;
        servePlugged(line.automatic());
    }

    /** Serves what is plugged in, or does not any more; what is asked for as before stays as it is. */
    synchronized void servePlugged(Optional<AutomaticCameras> wanted) {
        if (closed) {
            return;
        }
        if (plugged != null && wanted.isPresent() && plugged.goOn(wanted.get())) {
            return;
        }
        if (plugged != null) {
            plugged.end();
        }
        plugged = wanted.map(asked -> new PluggedServing(asked, cameras, devices.get())).orElse(null);
    }

    private OtherMachines join(ClusterSettings cluster) {
        cluster.edge().ifPresent(broker -> server.cameras().absence(CameraOrigin.OTHER_MACHINES,
            "no camera of another machine is here yet: is one published at %s, and does that run?"
                .formatted(broker.shown())));
        OtherMachines joined = OtherMachines.join(cluster, cameras, server.counters());
        server.cameras().otherMachines(joined::reports);
        return joined;
    }

    /** A port in use ends the program before a camera is touched; the native libraries load meanwhile. */
    private WebcamServer serve(FrameMemory memory, ByteBufAllocator allocator) throws StartException {
        boolean open = false;
        try {
            WebcamServer opened =
                WebcamServer.start(line.serverSettings(), HandedSockets.ofThisProcess(), cameras.first(), memory,
                    Version.current(), allocator);
            open = true;
            cameras.begin(opened.cameras());
            return opened;
        } finally {
            if (!open) {
                cameras.close();
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
        return start(line, onHopeless, DeviceList::ofThisMachine);
    }

    /** As {@link #start(CommandLine, Runnable)}, on a machine that has other devices. */
    static Launcher start(CommandLine line, Runnable onHopeless, Supplier<DeviceList> devices) throws StartException {
        Launcher running = new Launcher(line, devices);
        running.server.watchLoops(onHopeless);
        return running;
    }

    /** How it goes, for a service manager. */
    ServiceReport serviceReport() {
        return new ServiceStatus(server);
    }

    /** Where the server counts. */
    Counters counters() {
        return server.counters();
    }

    /** Those that run now. */
    RunningCameras cameras() {
        return cameras;
    }

    /** Looks at once whether the files of users, links and certificates have changed; returns before. */
    void readFilesAgain() {
        server.readFilesAgain();
    }

    /** What to tell the user: where to look. */
    String greeting() {
        return Greeting.of(Version.current(), cameras.specs(), server.addresses(), server.tls());
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
        closed = true;
        synchronized (this) {
            if (plugged != null) {
                plugged.close();
            }
        }
        if (others != null) {
            others.close();
        }
        server.close();
        cameras.close();
        workers.shutdown();
    }
}
