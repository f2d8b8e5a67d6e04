package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.admission.Admission;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.ListenSettings;
import org.webcamd.admission.TrustedProxies;
import org.webcamd.answer.InfoConfig;
import org.webcamd.answer.InfoDocument;
import org.webcamd.answer.IoThread;
import org.webcamd.answer.RouteTable;
import org.webcamd.auth.AuthSettings;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.auth.TestUsers;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.capture.OnLoss;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.HeldFrames;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.fixture.NoSource;
import org.webcamd.frame.Frame;
import org.webcamd.http.AnswerLimits;
import org.webcamd.http.ConnectionHandlers;
import org.webcamd.http.ServerName;
import org.webcamd.memory.ByteBudget;
import org.webcamd.memory.TestMemory;
import org.webcamd.ring.FrameRing;
import org.webcamd.site.ServedCamera;
import org.webcamd.site.ServedCameras;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.viewer.ViewerStats;
import org.webcamd.viewer.Viewers;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Wish;

/** A server without a port: real pipelines on connections without a socket, around cameras that the test plays. */
public final class Bench implements AutoCloseable {
    public static final int MAX_VIEWERS = 2;
    public static final int MAX_CONNECTIONS = 3;
    public static final int REQUEST_BYTES = 1 << 20;

    private static final InfoConfig CONFIG = new InfoConfig(new ListenSettings(4, "0.0.0.0", "::", 8080),
        new StreamSettings(Duration.ofMillis(10), Duration.ofHours(1), Duration.ofHours(1), false), false, false);

    public final Counters counters = new Counters();
    public final HeldFrames heldFrames = new HeldFrames();
    public final Viewers viewers = new Viewers(MAX_VIEWERS, heldFrames, counters);
    public final ByteBudget requestMemory = new ByteBudget(REQUEST_BYTES);
    public final ByteBudget documents = new ByteBudget(1 << 20);
    /** The first camera. */
    public final CameraFeed feed;
    public final FrameRing ring;
    private final List<CameraFeed> feeds;
    private final List<ClientChannel> clients = new ArrayList<>();
    private final Admission admission;
    private final Refusals refusals;
    private Optional<Duration> snapshotTimeout = Optional.empty();
    private AllowedOrigins origins = AllowedOrigins.LAN;
    private boolean allowControl;
    private Doorkeeper doorkeeper = TestUsers.door(AuthSettings.OPEN, counters);
    private List<IoThread> ioThreads = List.of();
    private final ServedCameras served;

    public Bench() {
        this(new NoSource());
    }

    public Bench(ConnectionSettings connections) {
        this(connections, new NoSource(), "bench");
    }

    public Bench(Source source) {
        this(source, "bench");
    }

    public Bench(Source source, String... names) {
        this(new ConnectionSettings(Optional.of(MAX_CONNECTIONS + 1), TrustedProxies.NONE), source, names);
    }

    private Bench(ConnectionSettings connections, Source source, String... names) {
        admission = new Admission(MAX_CONNECTIONS, connections, REQUEST_BYTES * 3 / 4);
        refusals = new Refusals(admission, counters);
        feeds = Arrays.stream(names).map(name -> camera(source, name)).toList();
        feed = feeds.get(0);
        ring = feed.lease(Wish.NONE).orElseThrow().ring();
        served = new ServedCameras(feeds, viewers);
    }

    public static CameraFeed camera(Source source, String name) {
        // The length of the name is what tells the settings of one from those of another.
        CameraSettings asked = new CameraSettings(1275 + name.length(), 720, 30, CaptureFormat.AUTO);
        CaptureSettings capture = new CaptureSettings(Duration.ofMillis(10), 80, Wish.NONE, 0, OnLoss.CARD, false);
        return new CameraFeed(new CameraSpec(name, 0, source, asked, capture), TestMemory.frames(), Runnable::run);
    }

    /** The camera at a place in the order. */
    public CameraFeed feed(int number) {
        return feeds.get(number);
    }

    public Bench snapshotTimeout(Duration timeout) {
        snapshotTimeout = Optional.of(timeout);
        return this;
    }

    public Bench origins(String... listed) {
        origins = new AllowedOrigins(List.of(listed));
        return this;
    }

    /** What clients that connect from now on are told. */
    public Bench ioThreads(IoThread... threads) {
        ioThreads = List.of(threads);
        return this;
    }

    public Bench allowControl() {
        allowControl = true;
        return this;
    }

    /** From now on users are asked for. */
    public Bench door(Doorkeeper asked) {
        doorkeeper = asked;
        return this;
    }

    /** A client connects; its clock stands still. */
    public ClientChannel connect() {
        return connect("192.0.2.7");
    }

    /** A client connects from an address. */
    public ClientChannel connect(String address) {
        return connect(new InetSocketAddress(address, ClientChannel.ADDRESS.getPort()));
    }

    /** A client connects from wherever. */
    public ClientChannel connect(SocketAddress address) {
        ClientChannel client = channel(address, new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                ((ClientChannel) channel).freezeTime();
                channel.pipeline().addLast(new ConnectionInitializer(admission, refusals, handlers(),
                    counters, new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE), null));
            }
        });
        clients.add(client);
        return client;
    }

    private static ClientChannel channel(SocketAddress address, ChannelHandler handler) {
        try {
            return new ClientChannel(address, handler);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private ConnectionHandlers handlers() {
        AccessSettings access = new AccessSettings(origins, List.of(), allowControl);
        InfoDocument info = new InfoDocument(served, CONFIG, TestMemory.frames(), counters, "1.2.3");
        info.ioThreads(ioThreads);
        RouteTable routes = new RouteTable(served, viewers,
            new StreamSettings(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(1), false), snapshotTimeout, info,
            access, doorkeeper, counters);
        return new ConnectionHandlers(ServerName.of("1.2.3"), routes, origins, false, requestMemory,
            new AnswerLimits(heldFrames, documents, Duration.ofSeconds(10), counters));
    }

    /** What is served. */
    public ServedCameras served() {
        return served;
    }

    /** The first camera, as it is served. */
    public ServedCamera camera() {
        return served.inOrder().get(0);
    }

    /** The only viewer of the first camera. */
    public ViewerStats viewer() {
        return camera().audience().stats().iterator().next();
    }

    /** The camera takes a picture. */
    public void publish(Frame frame) {
        ring.publish(frame);
        clients.forEach(ClientChannel::runPendingTasks);
    }

    /** The camera at a place in the order takes a picture. */
    public void publish(int number, long sequence) {
        feed(number).lease(Wish.NONE).orElseThrow().ring().publish(Frames.live(sequence));
        clients.forEach(ClientChannel::runPendingTasks);
    }

    public void publish(long sequence) {
        publish(Frames.live(sequence));
    }

    public long counted(Counter counter) {
        return counters.value(counter);
    }

    /** All clients go; nothing must be left of them. */
    @Override
    public void close() {
        clients.forEach(ClientChannel::assertNothingLeft);
        for (CameraFeed camera : feeds) {
            for (Rotation rotation : Rotation.values()) {
                assertFalse(camera.lease(Wish.turned(rotation)).orElseThrow().ring().isWanted(),
                    () -> "still listened to: " + rotation);
            }
        }
        assertTrue(viewers.isEmpty(), "a viewer is still there");
        for (int i = 0; i < MAX_VIEWERS; i++) {
            assertTrue(viewers.admit(), "a viewer's place is lost");
        }
        CameraFeed.closeAll(feeds);
    }
}
