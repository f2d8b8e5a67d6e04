package org.webcamd.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import org.webcamd.admission.Admission;
import org.webcamd.admission.PeerAddress;
import org.webcamd.admission.Place;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.http.ConnectionHandlers;
import org.webcamd.tls.TlsPort;

/** Builds the pipeline of an accepted connection. Any event loop. */
final class ConnectionInitializer extends ChannelInitializer<Channel> {
    private final Admission admission;
    private final Refusals refusals;
    private final ConnectionHandlers handlers;
    private final Counters counters;
    private final ChannelGroup connections;
    /** Null for plain HTTP. */
    private final TlsPort tls;

    ConnectionInitializer(Admission admission, Refusals refusals, ConnectionHandlers handlers, Counters counters,
        ChannelGroup connections, TlsPort tls) {
        this.admission = admission;
        this.refusals = refusals;
        this.handlers = handlers;
        this.counters = counters;
        this.connections = connections;
        this.tls = tls;
    }

    @Override
    protected void initChannel(Channel channel) {
        connections.add(channel);
        Place place = admission.place(PeerAddress.of(channel), () -> makeRoom(channel));
        if (tls != null) {
            tls.addTo(channel.pipeline());
        }
        handlers.addTo(channel.pipeline(), new ConnectionLimit(handlers.name(), place, refusals, tls == null), place);
    }

    private void makeRoom(Channel idle) {
        counters.increment(Counter.CONNECTIONS_EVICTED);
        idle.close();
    }
}
