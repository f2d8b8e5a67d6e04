package org.webcamd.answer;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.webcamd.adapt.AckedLink;
import org.webcamd.adapt.AdaptiveSupply;
import org.webcamd.adapt.Link;
import org.webcamd.fanout.Subscription;
import org.webcamd.http.Exchange;
import org.webcamd.site.ServedCamera;
import org.webcamd.viewer.FrameSupply;
import org.webcamd.viewer.Rate;
import org.webcamd.viewer.SteadySupply;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.viewer.ViewerStats;
import org.webcamd.viewer.Viewers;
import org.webcamd.websocket.TrackSource;
import org.webcamd.wish.Wish;

/** Where viewers ask for a camera's frames, over whichever protocol. Any event loop. */
final class StreamDesk {
    private static final String MULTIPART = "multipart";
    private static final String WEBSOCKET = "websocket";

    private final Viewers viewers;
    private final StreamSettings settings;

    /**
     * For all cameras.
     *
     * @param viewers where they are admitted
     * @param settings how they are served
     */
    StreamDesk(Viewers viewers, StreamSettings settings) {
        this.viewers = viewers;
        this.settings = settings;
    }

    /**
     * What the query of a stream asks for.
     *
     * @param wish which picture
     * @param rate how much of it
     * @param adapt whether its size follows the link
     */
    record Asked(Wish wish, Rate rate, boolean adapt) {
        private String query() {
            return Stream.of(wish.query(), rate.query()).filter(items -> !items.isEmpty())
                .collect(Collectors.joining("&"));
        }
    }

    /**
     * Who asks, and from where.
     *
     * @param client its address
     * @param userAgent as it introduces itself, or null
     * @param channel its connection
     * @param stays whether what it was let in with is still good
     */
    record Client(SocketAddress client, String userAgent, Channel channel, BooleanSupplier stays) {
        static Client of(Exchange exchange, Pass pass) {
            return new Client(exchange.client(), exchange.headers().get(HttpHeaderNames.USER_AGENT),
                exchange.channel(), pass.stays());
        }
    }

    /**
     * A viewer that was admitted.
     *
     * @param supply of its frames, to be ended
     * @param stats what is told of it
     */
    record Admitted(FrameSupply supply, ViewerStats stats) {
    }

    /** Reads a query. */
    Asked asked(RequestTarget target) throws BadRequestException {
        return new Asked(WishItems.wish(target), WishItems.rate(target), WishItems.adapt(target, settings.adapt()));
    }

    /** Admits a viewer of a stream. */
    Admitted admit(ServedCamera camera, Asked asked, Client client) throws UnavailableException {
        return admit(camera, asked, client, MULTIPART, asked.adapt() ? Link.of(client.channel()) : null);
    }

    /** Admits a viewer who acknowledges what it has shown. */
    TrackSource admitTrack(ServedCamera camera, Asked asked, Client client) throws UnavailableException {
        AckedLink link = asked.adapt() ? new AckedLink(client.channel()) : null;
        Admitted admitted = admit(camera, asked, client, WEBSOCKET, link);
        String fixed = asked.wish().query();
        return new TrackSource(admitted.supply(), link, asked.rate(),
            () -> asked.adapt() ? admitted.stats().step() : fixed, camera.audience(), admitted.stats());
    }

    /** With a link where it is to be adapted to: to ask of one takes a library that nobody else needs. */
    private Admitted admit(ServedCamera camera, Asked asked, Client client, String transport, Link link)
        throws UnavailableException {
        EventLoop loop = client.channel().eventLoop();
        Optional<Subscription> first = camera.subscribe(asked.wish(), loop);
        if (first.isEmpty()) {
            throw new UnavailableException(camera.refuseView());
        }
        if (!viewers.admit()) {
            first.get().end();
            throw new UnavailableException("too many viewers (--max-viewers)");
        }
        ViewerStats stats = new ViewerStats(client.client(), client.userAgent(), asked.query(),
            asked.wish().orientation().rotation().degrees(), transport, client.stays());
        if (!asked.adapt()) {
            return new Admitted(new SteadySupply(first.get()), stats);
        }
        stats.step(asked.wish().query());
        return new Admitted(new AdaptiveSupply(asked.wish(), first.get(), step -> camera.subscribe(step, loop), link,
            loop, asked.rate().kbps(), step -> stats.step(step.query())), stats);
    }
}
