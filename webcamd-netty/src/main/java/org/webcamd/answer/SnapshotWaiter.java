package org.webcamd.answer;

import io.netty.channel.ChannelFutureListener;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.webcamd.fanout.FrameTaker;
import org.webcamd.fanout.Subscription;
import org.webcamd.frame.Frame;
import org.webcamd.http.Exchange;
import org.webcamd.site.ServedCamera;

/**
 * A request that waits for its picture. All that wait are offered the same frame, so many requests cost one. Confined
 * to the event loop of its connection.
 */
final class SnapshotWaiter implements FrameTaker {
    private final SnapshotResponder responder;
    private final Exchange exchange;
    private final ServedCamera camera;
    private final Subscription subscription;
    private final long notBeforeNanos;
    private final ChannelFutureListener onClose = closed -> end();
    private Future<?> deadline;
    private boolean ended;

    SnapshotWaiter(SnapshotResponder responder, Exchange exchange, ServedCamera camera, Subscription subscription,
        long notBeforeNanos) {
        this.responder = responder;
        this.exchange = exchange;
        this.camera = camera;
        this.subscription = subscription;
        this.notBeforeNanos = notBeforeNanos;
    }

    void begin(long deadlineNanos) {
        deadline = exchange.channel().eventLoop().schedule(this::onDeadline, deadlineNanos, TimeUnit.NANOSECONDS);
        exchange.channel().closeFuture().addListener(onClose);
        // On a channel that is closed already, the listener has been called by now.
        if (!ended) {
            subscription.begin(this);
        }
    }

    @Override
    public void offer(Frame loan) {
        if (!ended && loan.isLive() && loan.captured().nanos() - notBeforeNanos >= 0) {
            end();
            responder.answer(exchange, loan);
        }
    }

    private void onDeadline() {
        end();
        responder.answerLate(exchange, camera);
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        deadline.cancel(false);
        exchange.channel().closeFuture().removeListener(onClose);
        subscription.end();
    }
}
