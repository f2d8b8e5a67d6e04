package org.webcamd.answer;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.Subscription;
import org.webcamd.http.Exchange;
import org.webcamd.site.ServedCamera;
import org.webcamd.viewer.Framing;
import org.webcamd.viewer.Rate;
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
            begin(exchange, camera, stats(exchange, userAgent, wish, rate), rate, subscription.get(), framing);
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

    private void begin(Exchange exchange, ServedCamera camera, ViewerStats stats, Rate rate, Subscription subscription,
        Framing framing) {
        ViewerHandler viewer =
            new ViewerHandler(subscription, framing, settings, rate, camera.audience(), stats, counters);
        exchange.beginStream(framing.contentType(), framing.preamble(), viewer);
    }
}
