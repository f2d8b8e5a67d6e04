package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.fixture.NoSource;
import org.webcamd.mjpeg.StreamSettings;
import org.webcamd.mjpeg.Viewers;
import org.webcamd.rendition.Rotation;
import org.webcamd.ring.Frame;
import org.webcamd.ring.FrameRing;
import org.webcamd.route.AllowedOrigins;
import org.webcamd.route.FrameRates;
import org.webcamd.route.InfoDocument;
import org.webcamd.route.InfoResponder;
import org.webcamd.route.ReportedConfig;
import org.webcamd.route.Responders;
import org.webcamd.route.ServedCamera;
import org.webcamd.route.SnapshotResponder;
import org.webcamd.route.StreamResponder;

/** A server without a port: real pipelines on connections without a socket, around a camera that the test plays. */
final class Bench implements AutoCloseable {
    static final int MAX_VIEWERS = 2;

    final Counters counters = new Counters();
    final Viewers viewers = new Viewers(MAX_VIEWERS, counters);
    final CameraFeed feed;
    final FrameRing ring;
    private final List<ClientChannel> clients = new ArrayList<>();
    private final ConnectionLimit limit = new ConnectionLimit(3, counters);
    private Optional<Duration> snapshotTimeout = Optional.empty();
    private AllowedOrigins origins = AllowedOrigins.ANY;

    Bench() {
        this(new NoSource());
    }

    Bench(Source source) {
        feed = new CameraFeed("bench", source, new CaptureSettings(Duration.ZERO, 80, Rotation.NONE, 0, 320, 240),
            PooledByteBufAllocator.DEFAULT, Runnable::run);
        ring = feed.ring(Rotation.NONE);
    }

    Bench snapshotTimeout(Duration timeout) {
        snapshotTimeout = Optional.of(timeout);
        return this;
    }

    Bench origins(String... listed) {
        origins = new AllowedOrigins(List.of(listed));
        return this;
    }

    /** A client connects; its clock stands still. */
    ClientChannel connect() {
        ClientChannel client = new ClientChannel(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                ((ClientChannel) channel).freezeTime();
                channel.pipeline().addLast(new ConnectionInitializer(limit, responders(channel), counters));
            }
        });
        clients.add(client);
        return client;
    }

    private Responders responders(Channel channel) {
        ServedCamera camera = new ServedCamera(feed, List.of(channel.eventLoop()));
        FrameRates rates = new FrameRates(feed.counters(), viewers);
        ReportedConfig config = new ReportedConfig(1280, 720, 0, 4, "0.0.0.0", "::", 8080, 0.01, 0.01, Rotation.NONE,
            false, false);
        return new Responders(
            new StreamResponder(camera, viewers, new StreamSettings(Duration.ZERO, Duration.ofHours(1)), counters),
            new SnapshotResponder(camera, snapshotTimeout, counters),
            new InfoResponder(new InfoDocument(camera, viewers, rates, counters, config, "1.2.3")), origins, false);
    }

    /** The camera takes a picture. */
    void publish(Frame frame) {
        ring.publish(frame);
        clients.forEach(ClientChannel::runPendingTasks);
    }

    void publish(long sequence) {
        publish(Frames.live(sequence));
    }

    long counted(Counter counter) {
        return counters.value(counter);
    }

    /** All clients go; nothing must be left of them. */
    @Override
    public void close() {
        clients.forEach(ClientChannel::assertNothingLeft);
        for (Rotation rotation : Rotation.values()) {
            assertFalse(feed.ring(rotation).isWanted(), () -> "still listened to: " + rotation);
        }
        assertEquals(0, viewers.stats().size());
        for (int i = 0; i < MAX_VIEWERS; i++) {
            assertTrue(viewers.admit(), "a viewer's place is lost");
        }
        feed.close();
        ring.close();
    }
}
