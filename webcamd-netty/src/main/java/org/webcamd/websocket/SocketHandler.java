package org.webcamd.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.viewer.Farewell;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.viewer.TakeWatch;

/**
 * One connection over which video goes as WebSocket messages: the last handler of its pipeline. With one track, which
 * is there from the beginning, or with those that the client asks for. Confined to its event loop.
 */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> implements Connection, TakeWatch.Limits {
    private final TrackSources sources;
    private final TrackSource only;
    private final StreamSettings settings;
    private final Counters counters;
    private final Tracks tracks = new Tracks();
    private InboundLimit inbound;
    private ChannelHandlerContext ctx;
    private Outlet outlet;
    private TakeWatch watch;
    private Upkeep upkeep;
    private boolean refused;

    /**
     * @param sources where cameras are asked for; not used where there is one track
     * @param only the one track, or null for those that the client asks for
     */
    SocketHandler(TrackSources sources, TrackSource only, StreamSettings settings, Counters counters) {
        this.sources = sources;
        this.only = only;
        this.settings = settings;
        this.counters = counters;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
        inbound = new InboundLimit(now());
        watch = new TakeWatch(context.channel(), settings.stallTimeout(), settings.partTimeout(), this);
        outlet = new Outlet(context, watch);
        upkeep = new Upkeep(this, tracks, settings.stallTimeout().toNanos());
        upkeep.begin();
        if (only != null) {
            Track track = new Track(this, "", FrameMessage.ONLY_TRACK, only, settings);
            tracks.add(track);
            track.begin();
        }
        // Whoever read the request has stopped reading, for what comes behind it.
        context.executor().execute(() -> context.channel().config().setAutoRead(true));
        if (!context.channel().isActive()) {
            leave();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame) {
            close(WebSocketCloseStatus.NORMAL_CLOSURE, "");
        } else if (!admits()) {
            return;
        } else if (frame instanceof TextWebSocketFrame text) {
            read(text.text());
        } else if (frame instanceof PingWebSocketFrame ping) {
            outlet.pong(ping.content().retain());
        } else if (!(frame instanceof PongWebSocketFrame)) {
            refuse(WebSocketCloseStatus.INVALID_MESSAGE_TYPE, "text messages only");
        }
    }

    /** Whether a message, or a piece of one, may come in; if not, the connection is being closed. */
    boolean admits() {
        if (refused || outlet.isClosing()) {
            return false;
        }
        if (inbound.admits(now()) && !outlet.isOverfull()) {
            return true;
        }
        refuse(WebSocketCloseStatus.POLICY_VIOLATION, "too many messages");
        return false;
    }

    private void read(String text) {
        Acknowledgement shown = Acknowledgement.parse(text, only != null);
        if (shown != null) {
            Track track = tracks.of(shown.number());
            if (track != null) {
                track.onAcknowledged(shown.sequence());
            }
            return;
        }
        Words.Asked asked = only == null ? Words.asked(text) : null;
        if (asked == null) {
            refuse(WebSocketCloseStatus.POLICY_VIOLATION, only == null
                ? "accepted: NUMBER SEQUENCE, or {\"camera\":\"NAME\",\"wish\":\"width=320\"}"
                : "accepted: the SEQUENCE of a frame that was shown");
        } else {
            change(asked);
        }
    }

    private void change(Words.Asked asked) {
        Track before = tracks.of(asked.camera());
        try {
            // First, so that what is there stays when it is refused.
            TrackSource source = asked.wish() == null ? null : open(asked, before != null);
            tracks.remove(before);
            if (source != null) {
                Track track = new Track(this, asked.camera(), tracks.number(asked.camera()), source, settings);
                tracks.add(track);
                track.begin();
            }
        } catch (RefusedException explained) {
            outlet.say(Words.error(asked.camera(), explained.getMessage()), true);
        }
    }

    private TrackSource open(Words.Asked asked, boolean inPlaceOfOne) throws RefusedException {
        if (tracks.isFull() && !inPlaceOfOne) {
            throw new RefusedException("no more than %d cameras on one connection".formatted(Tracks.MOST));
        }
        return sources.open(asked.camera(), asked.wish(), ctx.channel());
    }

    private void refuse(WebSocketCloseStatus status, String reason) {
        countRefusal();
        close(status, reason);
    }

    /** Once for a connection: what has come in behind the first fault may have faults, too. */
    private void countRefusal() {
        if (!refused) {
            refused = true;
            counters.increment(Counter.WEBSOCKETS_REFUSED);
        }
    }

    void close(WebSocketCloseStatus status, String reason) {
        tracks.leaveAll();
        outlet.close(status, reason);
    }

    @Override
    public void onStalled() {
        counters.increment(Counter.VIEWERS_STALLED);
        ctx.close();
    }

    @Override
    public void onTooSlow() {
        counters.increment(Counter.VIEWERS_TOO_SLOW);
        ctx.close();
    }

    @Override
    public ChannelHandlerContext context() {
        return ctx;
    }

    @Override
    public Outlet outlet() {
        return outlet;
    }

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public long now() {
        return ctx.channel().eventLoop().ticker().nanoTime();
    }

    @Override
    public void onSend() {
        inbound.onFrameSent();
    }

    @Override
    public void offerNewest() {
        tracks.offerNewest(outlet);
    }

    @Override
    public void finish(Track track, Farewell why) {
        if (!tracks.remove(track)) {
            return;
        }
        if (why == Farewell.RIGHT_ENDED) {
            close(WebSocketCloseStatus.POLICY_VIOLATION, why.text());
        } else if (tracks.isEmpty()) {
            close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, why.text());
        } else {
            outlet.say(Words.error(track.camera(), why.text()), true);
        }
    }

    private void leave() {
        upkeep.end();
        watch.close();
        tracks.leaveAll();
    }

    /** A client that sends no more acknowledges no more. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            context.close();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        leave();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        leave();
    }

    /** The decoder has said why it closes, if it was its own finding; else the connection broke. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            refuse(WebSocketCloseStatus.MESSAGE_TOO_BIG, "no more than 4 KiB");
        } else if (cause instanceof CorruptedFrameException) {
            countRefusal();
            context.close();
        } else {
            context.close();
        }
    }
}
