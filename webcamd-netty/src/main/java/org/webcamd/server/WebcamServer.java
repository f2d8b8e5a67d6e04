package org.webcamd.server;

import static java.lang.System.Logger.Level.INFO;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.webcamd.admission.ListenSettings;
import org.webcamd.answer.InfoConfig;
import org.webcamd.answer.InfoDocument;
import org.webcamd.answer.RouteTable;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.capture.CameraFeed;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.HeldFrames;
import org.webcamd.http.Routing;
import org.webcamd.http.ServerName;
import org.webcamd.memory.FrameMemory;
import org.webcamd.settings.SettingException;
import org.webcamd.site.FrameRates;
import org.webcamd.site.ServedCameras;
import org.webcamd.tls.TlsPort;
import org.webcamd.tls.TlsReport;
import org.webcamd.viewer.Viewers;

/**
 * Serves cameras over HTTP. {@link #start} returns when the port is open; a camera may come later, or never. Started
 * and closed by one thread; the feeds belong to whoever made them.
 */
public final class WebcamServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WebcamServer.class.getName());
    // Everything together stays below the two seconds within which the process is to end.
    private static final long STOP_MILLIS = 250;

    private final ServerSettings settings;
    private final EventLoopGroup loops;
    private final Counters counters = new Counters();
    private final HeldFrames heldFrames = new HeldFrames();
    private final Viewers viewers;
    private final Transport transport;
    private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final List<Runnable> atEnd = new ArrayList<>();
    private InfoDocument info;
    private ServedCameras cameras;
    private Doorkeeper doorkeeper;
    private Acceptors acceptors;
    private Listeners listeners;
    private LoopWatch loopWatch;
    /** Null for plain HTTP. */
    private TlsPort tls;

    private WebcamServer(ServerSettings settings, TransportChannels channels) {
        this.settings = settings;
        transport = channels.transport();
        viewers = new Viewers(settings.maxViewers(), heldFrames, counters);
        loops = channels.loops();
    }

    /**
     * Opens the port, where no socket was handed over.
     *
     * @param settings how to serve
     * @param feeds of different names, or none; a request that names none means the first
     * @param memory of all frames; when it is short, clients here give up what they hold
     * @param version what {@code /?info} tells of the program
     * @param allocator of the buffers that requests are read into and answers written from
     * @return a server that accepts connections
     * @throws StartException when the port cannot be opened, in one line for the user
     */
    public static WebcamServer start(ServerSettings settings, List<CameraFeed> feeds, FrameMemory memory,
        String version, ByteBufAllocator allocator) throws StartException {
        return start(settings, HandedSockets.NONE, feeds, memory, version, allocator);
    }

    /**
     * Opens the port.
     *
     * @param settings how to serve
     * @param handed sockets that take the place of those that the settings ask for
     * @param feeds of different names, or none; a request that names none means the first
     * @param memory of all frames; when it is short, clients here give up what they hold
     * @param version what {@code /?info} tells of the program
     * @param allocator of the buffers that requests are read into and answers written from
     * @return a server that accepts connections
     * @throws StartException when the port cannot be opened, in one line for the user
     */
    public static WebcamServer start(ServerSettings settings, HandedSockets handed, List<CameraFeed> feeds,
        FrameMemory memory, String version, ByteBufAllocator allocator) throws StartException {
        List<AdoptedSocket> adopted = AdoptedSocket.of(handed, settings.transport());
        TransportChannels channels = TransportChannels.of(settings.transport());
        WebcamServer server = new WebcamServer(settings, channels);
        boolean started = false;
        try {
            server.openTls();
            ListenSettings listen = AdoptedSocket.listening(adopted, settings.listen());
            server.acceptors = new Acceptors(settings, ServerName.of(version), server.loops, allocator, server.counters,
                server.heldFrames, server.connections);
            server.open(channels, adopted, server.routes(listen, feeds, memory, version));
            started = true;
            return server;
        } finally {
            if (!started) {
                server.close();
            }
        }
    }

    private void openTls() throws StartException {
        if (settings.tls().isOn()) {
            try {
                tls = TlsPort.open(settings.tls(), settings.access().hosts(), counters);
                atEnd.add(tls::close);
            } catch (SettingException wrong) {
                throw new StartException("--" + wrong.key() + wrong.complaint());
            }
        }
    }

    private Routing routes(ListenSettings listen, List<CameraFeed> feeds, FrameMemory memory, String version)
        throws StartException {
        memory.reclaimer(heldFrames);
        doorkeeper = EntryRules.open(settings.auth(), counters);
        doorkeeper.onChange(this::dismissViewers);
        atEnd.add(doorkeeper::close);
        cameras = new ServedCameras(feeds, viewers);
        loops.next().scheduleAtFixedRate(new RateLines(cameras, settings.showRates()), FrameRates.PERIOD_SECONDS,
            FrameRates.PERIOD_SECONDS, TimeUnit.SECONDS);
        InfoConfig config =
            new InfoConfig(listen, settings.stream(), settings.showRates(), settings.logRequests());
        info = new InfoDocument(cameras, config, memory, counters, version);
        info.tls(this::tls);
        return new RouteTable(cameras, viewers, settings.stream(), settings.snapshotTimeout(), info,
            settings.access(), doorkeeper, counters);
    }

    private void dismissViewers() {
        int leaving = viewers.dismiss();
        if (leaving > 0) {
            LOG.log(INFO, "{0} of users or links that are not good any more: ended", leaving == 1 ? "a stream"
                : leaving + " streams");
        }
    }

    private void open(TransportChannels channels, List<AdoptedSocket> adopted, Routing routes)
        throws StartException {
        listeners = new Listeners(channels, () -> acceptors.ofPort(routes, tls), () -> acceptors.ofUnix(routes));
        listeners.open(settings.listen(), adopted);
    }

    /** Looks at once whether the files of users, links and certificates have changed; returns before. */
    public void readFilesAgain() {
        doorkeeper.look();
        if (tls != null) {
            tls.look();
        }
    }

    /** {@return where it listens, with the port that the system chose where it was asked to; at least one} */
    public List<SocketAddress> addresses() {
        return listeners.addresses();
    }

    /** {@return the port on which it listens, zero where it does on none} */
    public int port() {
        return addresses().stream().filter(InetSocketAddress.class::isInstance)
            .mapToInt(address -> ((InetSocketAddress) address).getPort()).findFirst().orElse(0);
    }

    /** {@return how the kernel is talked to; never {@code AUTO}} */
    public Transport transport() {
        return transport;
    }

    /** {@return those that are served, which may come and go} */
    public ServedCameras cameras() {
        return cameras;
    }

    /** {@return what is told of the encryption, nothing for plain HTTP} */
    public Optional<TlsReport> tls() {
        return Optional.ofNullable(tls).map(TlsPort::report);
    }

    /** {@return why its I/O threads do not go on, in one line, or none; also while nobody watches over them} */
    public Optional<String> trouble() {
        return Optional.ofNullable(loopWatch).flatMap(LoopWatch::trouble);
    }

    /** {@return those of the server, without those of its cameras} */
    public Counters counters() {
        return counters;
    }

    /**
     * Begins to watch over the I/O threads.
     *
     * @param onHopeless called when one makes no progress for so long that it never will; on a thread that must not be
     *     held up
     */
    public void watchLoops(Runnable onHopeless) {
        loopWatch = new LoopWatch(loops, LoopRule.DEFAULT, counters, info::ioThreads, onHopeless);
    }

    /** Stops accepting, ends streams at the end of a part where they take it soon, and closes what is left. */
    @Override
    public void close() {
        long beganNanos = System.nanoTime();
        if (loopWatch != null) {
            loopWatch.close();
        }
        if (listeners != null) {
            listeners.close(STOP_MILLIS);
            // Whom one loop has accepted for another is known to that one then.
            loops.forEach(loop -> loop.submit(() -> { }).awaitUninterruptibly(STOP_MILLIS / 2));
            viewers.finishAll();
            LastAnswers.await(viewers, acceptors.admission(), beganNanos);
            connections.close();
        }
        atEnd.forEach(Runnable::run);
        // A loop that is stuck is left behind: it is no reason not to release the cameras.
        loops.shutdownGracefully(0, STOP_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(STOP_MILLIS);
    }
}
