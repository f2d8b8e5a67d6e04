package org.webcamd.answer;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.webcamd.adapt.AdaptiveSupply;
import org.webcamd.adapt.Link;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.Subscription;
import org.webcamd.http.Exchange;
import org.webcamd.site.ServedCamera;
import org.webcamd.viewer.FrameSupply;
import org.webcamd.viewer.Framing;
import org.webcamd.viewer.Rate;
import org.webcamd.viewer.SteadySupply;
import org.webcamd.viewer.StreamSettings;
import org.webcamd.viewer.ViewerHandler;
import org.webcamd.viewer.ViewerStats;
import org.webcamd.viewer.Viewers;
import org.webcamd.wish.Wish;

/** Begins a live stream: writes its head and hands the channel to a {@link ViewerHandler}. Any event loop. */
final class StreamResponder implements Responder {
    private final Viewers viewers;
    private final StreamSettings settings;
    private final Counters counters;

    StreamResponder(Viewers viewers, StreamSettings settings, Counters counters) {
        this.viewers = viewers;
        this.settings = settings;
        this.counters = counters;
    }

    @Override
    public void answer(Exchange exchange, Destination destination) throws BadRequestException {
        Wish wish = destination.wish();
        Rate rate = WishItems.rate(destination.target());
        boolean adapt = WishItems.adapt(destination.target(), settings.adapt());
        ServedCamera camera = destination.camera();
        String userAgent = exchange.headers().get(HttpHeaderNames.USER_AGENT);
        Framing framing = QueryItems.framing(destination.target(), userAgent,
            exchange.headers().get(HttpHeaderNames.ACCEPT));
        if (exchange.isHead()) {
            exchange.answerStreamHead(framing.contentType());
            return;
        }
        Optional<Subscription> subscription = camera.subscribe(wish, exchange.channel().eventLoop());
        if (subscription.isEmpty()) {
            exchange.unavailable(camera.tooManyViews());
        } else if (viewers.admit()) {
            ViewerStats stats = stats(exchange, userAgent, wish, rate);
            FrameSupply supply = adapt ? adaptive(exchange, camera, stats, wish, rate, subscription.get())
                : new SteadySupply(subscription.get());
            exchange.beginStream(framing.contentType(), framing.preamble(),
                new ViewerHandler(supply, framing, settings, rate, camera.audience(), stats, counters));
        } else {
            subscription.get().end();
            exchange.unavailable("too many viewers (--max-viewers)");
        }
    }

    private static ViewerStats stats(Exchange exchange, String userAgent, Wish wish, Rate rate) {
        String asked = Stream.of(wish.query(), rate.query()).filter(items -> !items.isEmpty())
            .collect(Collectors.joining("&"));
        return new ViewerStats(exchange.client(), userAgent, asked, wish.orientation().rotation().degrees());
    }

    private static FrameSupply adaptive(Exchange exchange, ServedCamera camera, ViewerStats stats, Wish wish,
        Rate rate, Subscription first) {
        EventLoop loop = exchange.channel().eventLoop();
        stats.step(wish.query());
        return new AdaptiveSupply(wish, first, step -> camera.subscribe(step, loop), Link.of(exchange.channel()), loop,
            rate.kbps(), step -> stats.step(step.query()));
    }
}
