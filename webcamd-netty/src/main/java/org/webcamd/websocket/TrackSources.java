package org.webcamd.websocket;

import io.netty.channel.Channel;

/** Where a connection's tracks come from. On the connection's event loop. */
@FunctionalInterface
public interface TrackSources {
    /**
     * Admits a viewer and leases what it asks for.
     *
     * @param camera by its name
     * @param query what it wishes for, as the query of a request has it
     * @param channel its connection
     * @return what the caller ends
     * @throws RefusedException with one line that says what is wrong, and what would be right
     */
    TrackSource open(String camera, String query, Channel channel) throws RefusedException;
}
