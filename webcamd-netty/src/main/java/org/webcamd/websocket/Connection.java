package org.webcamd.websocket;

import io.netty.channel.ChannelHandlerContext;
import org.webcamd.counters.Counters;
import org.webcamd.viewer.Farewell;

/** What a track needs of the connection that it is on. On the connection's event loop. */
interface Connection {
    ChannelHandlerContext context();

    Outlet outlet();

    Counters counters();

    /** The clock of the event loop, by which its timers run. */
    long now();

    /** A frame is being sent. */
    void onSend();

    /** The way is free: whoever has waited the longest may send. */
    void offerNewest();

    /** A track is to end with the frame that is on its way; the client is told why. */
    void finish(Track track, Farewell why);
}
