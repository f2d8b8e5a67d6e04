package org.webcamd.server;

import static java.lang.System.Logger.Level.WARNING;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
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
import org.webcamd.admission.Admission;
import org.webcamd.admission.ListenSettings;
import org.webcamd.answer.InfoConfig;
import org.webcamd.answer.InfoDocument;
import org.webcamd.answer.RouteTable;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.capture.CameraFeed;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.HeldFrames;
import org.webcamd.http.AnswerLimits;
import org.webcamd.http.ConnectionHandlers;
import org.webcamd.http.Routing;
import org.webcamd.http.ServerName;
import org.webcamd.memory.ByteBudget;
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

    /** Connections that wait to be accepted; the kernel may have a lower limit. */
    private static final int BACKLOG = 1024;

    // What strangers can make this process keep of them, beside frames.
    private static final long REQUEST_BYTES = 12L << 20;
    /** No address uses more than a quarter of that. */
    private static final int ADDRESSES_TO_FILL_IT = 4;
    private static final long DOCUMENT_BYTES = 16L << 20;
    // Little is read at a time: what has been read is in memory until it is answered.
    private static final int LEAST_READ_BYTES = 256;
    private static final int FIRST_READ_BYTES = 1024;
    private static final int MOST_READ_BYTES = 8 * 1024;

    // Everything together stays below the two seconds within which the process is to end.
    private static final long FINISH_NANOS = TimeUnit.MILLISECONDS.toNanos(600);
    private static final long FINISH_CHECK_MILLIS = 5;
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
    private Channel listener;
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
     * Opens the port.
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
        TransportChannels channels = TransportChannels.of(settings.transport());
        WebcamServer server = new WebcamServer(settings, channels);
        boolean started = false;
        try {
            server.openTls();
            server.bind(channels, server.handlers(feeds, memory, version), allocator);
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

    private Routing routes(List<CameraFeed> feeds, FrameMemory memory, String version) throws StartException {
        memory.reclaimer(heldFrames);
        Doorkeeper doorkeeper = EntryRules.open(settings.auth(), counters);
        atEnd.add(doorkeeper::close);
        cameras = new ServedCameras(feeds, viewers);
        loops.next().scheduleAtFixedRate(new RateLines(cameras, settings.showRates()), FrameRates.PERIOD_SECONDS,
            FrameRates.PERIOD_SECONDS, TimeUnit.SECONDS);
        InfoConfig config =
            new InfoConfig(settings.listen(), settings.stream(), settings.showRates(), settings.logRequests());
        info = new InfoDocument(cameras, config, memory, counters, version);
        info.tls(this::tls);
        Routing routes = new RouteTable(cameras, viewers, settings.stream(), settings.snapshotTimeout(), info,
            settings.access(), doorkeeper, counters);
        return tls == null ? routes : new HttpsRedirect(routes, counters);
    }

    private void bind(TransportChannels channels, ConnectionHandlers handlers, ByteBufAllocator allocator)
        throws StartException {
        OpenFiles files = OpenFiles.now();
        files.complaint(settings.maxViewers()).ifPresent(line -> LOG.log(WARNING, line));
        Admission admission = new Admission(files.connections(settings.maxConnections()), settings.connections(),
            REQUEST_BYTES / ADDRESSES_TO_FILL_IT);
        Refusals refusals = new Refusals(admission, counters);
        ServerBootstrap bootstrap = new ServerBootstrap()
            .group(loops)
            .channel(channels.channel())
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .handler(new AcceptFailures(files, counters))
            .childOption(ChannelOption.ALLOCATOR, allocator)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(LEAST_READ_BYTES,
                FIRST_READ_BYTES, MOST_READ_BYTES).maxMessagesPerRead(1))
            .childHandler(new ConnectionInitializer(admission, refusals, handlers, counters, connections, tls));
        channels.boundBacklog().accept(bootstrap);
        ListenSettings listen = settings.listen();
        ChannelFuture bound = bootstrap.bind(listen.address(), listen.port()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw BindFailure.explain(listen, bound.cause());
        }
        listener = bound.channel();
    }

    private ConnectionHandlers handlers(List<CameraFeed> feeds, FrameMemory memory, String version)
        throws StartException {
        AnswerLimits limits = new AnswerLimits(heldFrames, new ByteBudget(DOCUMENT_BYTES),
            settings.stream().stallTimeout(), counters);
        return new ConnectionHandlers(ServerName.of(version), routes(feeds, memory, version),
            settings.access().origins(), settings.logRequests(), new ByteBudget(REQUEST_BYTES), limits);
    }

    /** {@return where it listens, with the port that the system chose where it was asked to} */
    public SocketAddress address() {
        return listener.localAddress();
    }

    /** {@return the port on which it listens, zero where it does on none} */
    public int port() {
        return address() instanceof InetSocketAddress ip ? ip.getPort() : 0;
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
        if (listener != null) {
            listener.close().awaitUninterruptibly(STOP_MILLIS);
            viewers.finishAll();
            awaitNoViewers(beganNanos);
            connections.close();
        }
        atEnd.forEach(Runnable::run);
        // A loop that is stuck is left behind: it is no reason not to release the cameras.
        loops.shutdownGracefully(0, STOP_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(STOP_MILLIS);
    }

    private void awaitNoViewers(long beganNanos) {
        try {
            while (!viewers.isEmpty() && System.nanoTime() - beganNanos < FINISH_NANOS) {
                TimeUnit.MILLISECONDS.sleep(FINISH_CHECK_MILLIS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
