package org.webcamd.answer;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.Subscription;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureHeaders;
import org.webcamd.http.Exchange;
import org.webcamd.site.ServedCamera;
import org.webcamd.wish.Wish;

/**
 * Answers with one picture that was captured after the request arrived, or a little before; or, at the deadline, that
 * there is none. Never with a status card. Any event loop.
 */
final class SnapshotResponder implements Responder {
    private static final long SHORTEST_DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int DEADLINE_FRAMES = 3;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final Optional<Duration> timeout;
    private final Counters counters;

    /**
     * For all cameras.
     *
     * @param timeout the deadline, or none for a second or three frames, whichever is longer
     */
    SnapshotResponder(Optional<Duration> timeout, Counters counters) {
        this.timeout = timeout;
        this.counters = counters;
    }

    @Override
    public void answer(Exchange exchange, Destination destination) throws BadRequestException {
        Wish wish = destination.wish();
        // Of one picture a rate means nothing; a mistake is one all the same.
        WishItems.rate(destination.target());
        ServedCamera camera = destination.camera();
        long notBeforeNanos = System.nanoTime() - QueryItems.maxAgeNanos(destination.target());
        EventLoop loop = exchange.channel().eventLoop();
        Optional<Subscription> subscription = camera.subscribe(wish, loop);
        if (subscription.isEmpty()) {
            exchange.unavailable(camera.refuseView());
        } else {
            new SnapshotWaiter(this, exchange, camera, subscription.get(), notBeforeNanos)
                .begin(deadlineNanos(camera));
        }
    }

    private long deadlineNanos(ServedCamera camera) {
        if (timeout.isPresent()) {
            return timeout.get().toNanos();
        }
        return Math.max(SHORTEST_DEADLINE_NANOS, DEADLINE_FRAMES * camera.feed().framePeriodNanos());
    }

    void answer(Exchange exchange, Frame frame) {
        counters.increment(Counter.SNAPSHOTS);
        CaptureTime captured = frame.captured();
        exchange.answerPicture(frame, headers -> {
            headers.set(PictureHeaders.TIMESTAMP, seconds(captured.epochMicros()));
            headers.set("Last-Modified", new Date(captured.epochMicros() / 1_000));
        });
    }

    private static String seconds(long epochMicros) {
        return String.format(Locale.ROOT, "%d.%06d", Math.floorDiv(epochMicros, MICROS_PER_SECOND),
            Math.floorMod(epochMicros, MICROS_PER_SECOND));
    }

    void answerLate(Exchange exchange, ServedCamera camera) {
        counters.increment(Counter.SNAPSHOTS_LATE);
        if (exchange.channel().isActive()) {
            exchange.unavailable("no picture: " + camera.feed().status().explanation());
        }
    }
}
