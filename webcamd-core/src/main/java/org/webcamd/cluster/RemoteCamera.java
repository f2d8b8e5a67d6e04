package org.webcamd.cluster;

import java.util.concurrent.TimeUnit;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * A camera of another machine, as it is known at an edge: who has it and how it is, whether it is wanted here, and its
 * frames on their way to the capture thread. Methods say whose they are: the edge's loop, the client's thread that
 * messages come on, or the capture thread.
 */
final class RemoteCamera {
    /** After the last picture was asked for; the capture thread falls asleep sooner. */
    private static final long WANTED_NANOS = TimeUnit.MILLISECONDS.toNanos(700);
    /** One announcement in four may come. */
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** A connection that is made anew at once is not worth a card. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long NANOS_PER_MICRO = 1_000;
    /** A frame says when it was taken; what is more than so much older is not believed. */
    private static final long OLDEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String name;
    private final BrokerLink link;
    private final Inbox inbox;
    private final Counters counters;
    private final Intake intake;
    private final Lateness lateness;

    // Written by the loop; the clock also by the client's thread.
    private volatile Announcement announced;
    private volatile ClockOffset clock;
    /** Also by the client's thread. */
    private volatile long heardNanos = System.nanoTime();

    // Written by the capture thread.
    private volatile boolean grabbing;
    private volatile long wantedNanos = System.nanoTime() - WANTED_NANOS;

    RemoteCamera(String name, Announcement announced, BrokerLink link, Inbox inbox, Counters counters) {
        this.name = name;
        this.announced = announced;
        this.link = link;
        this.inbox = inbox;
        this.counters = counters;
        intake = new Intake(() -> counters.increment(Counter.EDGE_FRAMES_LOST));
        lateness = new Lateness(name, link, counters);
    }

    String name() {
        return name;
    }

    Announcement announced() {
        return announced;
    }

    Intake intake() {
        return intake;
    }

    Lateness lateness() {
        return lateness;
    }

    ClockOffset clock() {
        return clock;
    }

    /** How long nothing was heard of it. */
    long silentNanos(long nowNanos) {
        return nowNanos - heardNanos;
    }

    /** Whether there is another machine that has this camera now; the loop's. */
    boolean isForeign(long publisher, long nowNanos) {
        Announcement last = announced;
        return publisher != last.publisher() && last.state() != Announcement.State.GONE
            && silentNanos(nowNanos) < SILENT_NANOS;
    }

    /** The loop's. */
    void onAnnouncement(Announcement heard, long nowNanos) {
        if (heard.publisher() != announced.publisher()) {
            clock = null;
            lateness.forget();
        }
        announced = heard;
        heardNanos = nowNanos;
    }

    /** The client's thread. Returns the better of what was known of its clock and what is told now. */
    ClockOffset onClock(ClockReply reply, long nowNanos) {
        if (reply.publisher() == announced.publisher()) {
            ClockOffset before = clock;
            clock = ClockOffset.better(before, ClockOffset.of(reply.asked(), reply.epochMicros(), nowNanos));
            if (before != null && before.wasSetUntil(clock)) {
                lateness.forget();
            }
        }
        return clock;
    }

    /** A message of its frames; the client's thread. */
    void onPiece(byte[] message) {
        long now = System.nanoTime();
        PieceHead head = PieceHead.parse(message);
        if (head == null || head.publisher() != announced.publisher()) {
            counters.increment(Counter.EDGE_MESSAGES_REFUSED);
            return;
        }
        heardNanos = now;
        long late = head.index() == 0 ? lateness.onFrame(now - head.capturedMicros() * NANOS_PER_MICRO, now) : 0;
        intake.add(head, message, capturedNanos(head, late, now));
        if (lateness.isToBeFollowed()) {
            inbox.wakeUp();
        }
    }

    /** By this machine's clock, and rather too early than too late. */
    private long capturedNanos(PieceHead head, long late, long now) {
        ClockOffset known = clock;
        long captured = known == null ? now - late : known.earliestNanos(head.capturedMicros());
        return Math.max(now - OLDEST_NANOS, Math.min(now, captured));
    }

    /** Whether its frames are asked for here; the loop's. */
    boolean isWanted(long nowNanos) {
        return grabbing || nowNanos - wantedNanos < WANTED_NANOS;
    }

    /** Waits for a picture, for as long as there is any use in it; the capture thread's. Null when there is none. */
    Picture take(long limitNanos) throws InterruptedException {
        long endNanos = System.nanoTime() + limitNanos;
        boolean known = isWanted(System.nanoTime());
        grabbing = true;
        if (!known) {
            inbox.wakeUp();
        }
        try {
            Picture picture = null;
            while (picture == null && problem() == null && System.nanoTime() - endNanos < 0) {
                picture = intake.take(LOOK_NANOS);
            }
            return picture;
        } finally {
            wantedNanos = System.nanoTime();
            grabbing = false;
        }
    }

    /** Why there are no pictures at present; null where there may be some. Any thread. */
    String problem() {
        long down = link.downNanos();
        if (down > GRACE_NANOS) {
            return link.trouble();
        }
        Announcement last = announced;
        if (last.state() == Announcement.State.GONE) {
            return "%s has this camera no more".formatted(machine(last));
        }
        if (down == 0 && Math.min(silentNanos(System.nanoTime()), link.upNanos()) > SILENT_NANOS) {
            return "%s, which has this camera, is not heard".formatted(machine(last));
        }
        return last.isWell() ? null : "on %s: %s".formatted(machine(last), last.why());
    }

    private static String machine(Announcement of) {
        return of.machine().isEmpty() ? "the machine" : of.machine();
    }
}
