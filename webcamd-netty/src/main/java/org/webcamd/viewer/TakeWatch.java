package org.webcamd.viewer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Looks after a client that has not taken at once what was written to it. It has stalled when nothing of it was taken
 * for a while, and is too slow when it has not taken all of it in time, however steadily it takes some. What counts is
 * what is left in this process, in whichever pieces and with whatever added a handler below has passed it on; one that
 * keeps it back and passes nothing on looks like a client that takes nothing. Confined to the channel's event loop.
 */
public final class TakeWatch {
    /** Told once, when a limit is exceeded. */
    public interface Limits {
        /** Nothing was taken for the whole of the first limit. */
        void onStalled();

        /** It was not taken whole within the second. */
        void onTooSlow();
    }

    /** So many looks in the shorter limit: what is noticed is late by a quarter at most. */
    private static final int LOOKS = 4;

    private final Channel channel;
    private final long stallNanos;
    private final long wholeNanos;
    private final Limits limits;
    private boolean underWay;
    private long beganNanos;
    private long unsent;
    private long unsentSinceNanos;
    private Future<?> timer;

    /**
     * For one connection.
     *
     * @param channel whose outbound buffer is looked at
     * @param stall how long nothing may be taken
     * @param whole how long taking all may last
     * @param limits told when one is exceeded
     */
    public TakeWatch(Channel channel, Duration stall, Duration whole, Limits limits) {
        this.channel = channel;
        stallNanos = stall.toNanos();
        wholeNanos = whole.toNanos();
        this.limits = limits;
    }

    /** Something was written and has not been taken at once. A timer runs from now on. */
    public void begin() {
        assert channel.eventLoop().inEventLoop();
        underWay = true;
        beganNanos = now();
        unsent = unsent();
        unsentSinceNanos = beganNanos;
        if (timer == null) {
            long period = Math.min(stallNanos, wholeNanos) / LOOKS;
            timer = channel.eventLoop().scheduleWithFixedDelay(this::look, period, period, TimeUnit.NANOSECONDS);
        }
    }

    /** It has been taken. The timer goes with its next look, since for a slow client there will be more to watch. */
    public void end() {
        underWay = false;
    }

    /** Nothing will be watched any more. */
    public void close() {
        underWay = false;
        stopTimer();
    }

    private void look() {
        if (!underWay) {
            stopTimer();
            return;
        }
        long now = now();
        long left = unsent();
        if (left != unsent) {
            unsent = left;
            unsentSinceNanos = now;
        }
        if (now - unsentSinceNanos >= stallNanos) {
            close();
            limits.onStalled();
        } else if (now - beganNanos >= wholeNanos) {
            close();
            limits.onTooSlow();
        }
    }

    /** The clock of the loop, by which its timers run. */
    private long now() {
        return channel.eventLoop().ticker().nanoTime();
    }

    private long unsent() {
        ChannelOutboundBuffer outbound = channel.unsafe().outboundBuffer();
        return outbound == null ? 0 : outbound.totalPendingWriteBytes() - outbound.currentProgress();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
