package org.webcamd.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.FanOut;
import org.webcamd.fanout.HeldFrames;
import org.webcamd.fanout.Subscription;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.frame.Frame;
import org.webcamd.ring.FrameRing;
import org.webcamd.viewer.Audience;
import org.webcamd.viewer.Rate;
import org.webcamd.viewer.SteadySupply;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.viewer.ViewerStats;
import org.webcamd.viewer.Viewers;

/** A connection with its client, which speaks by Netty's codec, and cameras that the test fills: each name is one. */
final class Socket {
    static final Duration STALL = Duration.ofSeconds(10);

    final ClientChannel server = new ClientChannel();
    final Counters counters = new Counters();
    final HeldFrames heldFrames = new HeldFrames();
    final Viewers viewers = new Viewers(100, heldFrames, counters);
    private final Map<String, FrameRing> rings = new TreeMap<>();
    private final List<String> leased = new ArrayList<>();
    private final Map<String, Audience> audiences = new TreeMap<>();
    /** Of all viewers. */
    boolean mayStay = true;
    /** Of the last message that closed. */
    String closeReason;
    private final EmbeddedChannel client =
        new EmbeddedChannel(new WebSocket13FrameEncoder(true), new WebSocket13FrameDecoder(false, false, 1_000_000));
    private final StreamSettings settings =
        new StreamSettings(Duration.ZERO, STALL, Duration.ofSeconds(20), false);

    /** With one camera, which is called nothing. */
    static Socket ofOneCamera() {
        Socket socket = new Socket();
        SocketHandlers.of(socket.source("", ""), socket.settings, socket.counters).accept(socket.server.pipeline());
        socket.server.runPendingTasks();
        return socket;
    }

    /** With those that the client asks for. */
    static Socket ofCameras() {
        Socket socket = new Socket();
        SocketHandlers.of((camera, query, channel) -> socket.open(camera, query, channel), socket.settings,
            socket.counters).accept(socket.server.pipeline());
        socket.server.runPendingTasks();
        return socket;
    }

    private TrackSource open(String camera, String query, Channel channel) throws RefusedException {
        assertEquals(server, channel);
        if (camera.startsWith("no") || query.startsWith("no")) {
            throw new RefusedException("no camera " + camera + query);
        }
        return source(camera, query);
    }

    private TrackSource source(String camera, String query) {
        FrameRing ring = rings.computeIfAbsent(camera, first -> new FrameRing(wanted -> { }));
        leased.add(camera);
        viewers.admit();
        Subscription subscription =
            new Subscription(new FanOut(ring).on(server.eventLoop()), () -> leased.remove(camera));
        return new TrackSource(new SteadySupply(subscription), null, Rate.ANY, () -> query, audience(camera),
            new ViewerStats(ClientChannel.ADDRESS, null, query, 0, "websocket", () -> mayStay));
    }

    Audience audience(String camera) {
        return audiences.computeIfAbsent(camera, first -> viewers.audience());
    }

    void publish(String camera, long sequence) {
        publish(camera, Frames.live(sequence));
    }

    void publish(String camera, Frame frame) {
        rings.computeIfAbsent(camera, first -> new FrameRing(wanted -> { })).publish(frame);
        server.runPendingTasks();
    }

    List<String> leased() {
        return leased;
    }

    long counted(Counter counter) {
        return counters.value(counter);
    }

    void say(String text) {
        send(new TextWebSocketFrame(text));
    }

    void send(WebSocketFrame frame) {
        client.writeOutbound(frame);
        for (ByteBuf bytes = client.readOutbound(); bytes != null; bytes = client.readOutbound()) {
            server.writeInbound(bytes);
        }
        server.runPendingTasks();
    }

    void sendRaw(int... bytes) {
        ByteBuf raw = Unpooled.buffer();
        for (int next : bytes) {
            raw.writeByte(next);
        }
        server.writeInbound(raw);
        server.runPendingTasks();
    }

    /** What the client has got since the last call, a word each: frames as {@code 2:41}, texts as they are. */
    List<String> received() {
        for (ByteBuf bytes = server.readOutbound(); bytes != null; bytes = server.readOutbound()) {
            client.writeInbound(bytes);
        }
        List<String> all = new ArrayList<>();
        for (WebSocketFrame frame = client.readInbound(); frame != null; frame = client.readInbound()) {
            all.add(word(frame));
            frame.release();
        }
        return all;
    }

    private String word(WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text) {
            return text.text();
        } else if (frame instanceof CloseWebSocketFrame close) {
            closeReason = close.reasonText();
            return "close " + close.statusCode();
        } else if (frame instanceof PingWebSocketFrame) {
            return "ping";
        } else if (frame instanceof PongWebSocketFrame pong) {
            return "pong " + pong.content().readableBytes();
        }
        ByteBuf content = ((BinaryWebSocketFrame) frame).content();
        String number = rings.containsKey("") ? "" : content.readUnsignedShort() + ":";
        content.skipBytes(Long.BYTES);
        return number + content.readLong();
    }

    void assertClosed() {
        assertFalse(server.isActive(), "still open");
        assertEnded();
    }

    /** Everybody and everything is gone. */
    void assertEnded() {
        server.close();
        server.runPendingTasks();
        server.releaseOutbound();
        received();
        server.assertNothingLeft();
        client.finishAndReleaseAll();
        assertEquals(List.of(), leased);
        assertEquals(true, viewers.isEmpty(), "a viewer is still there");
        rings.forEach((camera, ring) -> {
            assertFalse(ring.isWanted(), camera);
            Frame last = ring.retainedNewest();
            ring.close();
            if (last != null) {
                assertEquals(1, last.refCnt(), camera);
                last.release();
            }
        });
    }
}
