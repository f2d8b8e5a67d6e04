package org.webcamd.cluster;

import java.util.concurrent.TimeUnit;
import org.webcamd.capture.CameraFeed;
import org.webcamd.counters.Counter;
import org.webcamd.counters.RareLine;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.transcode.JpegHeader;
import org.webcamd.wish.Size;

/**
 * One camera that is published: who has its name, who wants it, which frame goes out next, and on which subject.
 * Confined to the thread of the {@link PublishLoop}, but for {@link #report()}.
 */
final class PublishedCamera {
    private static final System.Logger LOG = System.getLogger(PublishedCamera.class.getName());
    /** The two differ by what passes between two looks at them, and by what keeps the clock right. */
    private static final long SAME_MICROS = 20_000;
    private static final long ANNOUNCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final String name;
    private final CameraFeed feed;
    private final PublishLoop publisher;
    private final Subjects subjects;
    private final NameClaim claim;
    private final DemandTable demands = new DemandTable();
    private final PublishedView view;
    private final long pauseNanos;
    private final RareLine conflicts = new RareLine(LOG);

    private Announcement announced;
    private long announcedNanos;
    private Size size;
    private int layers;
    private long turn;
    private long seen;
    private long dueNanos;
    private volatile PublishedReport report;

    PublishedCamera(String name, CameraFeed feed, PublishLoop publisher, PublishSettings settings, Inbox inbox) {
        this.name = name;
        this.feed = feed;
        this.publisher = publisher;
        subjects = settings.broker().subjects();
        claim = new NameClaim(publisher.id());
        view = new PublishedView(feed, settings.wish(), inbox);
        pauseNanos = settings.pause().toNanos();
        turn = publisher.firstTurn();
        report = new PublishedReport(name, false, "", 0, 0);
    }

    String name() {
        return name;
    }

    CameraFeed feed() {
        return feed;
    }

    /** Any thread. */
    PublishedReport report() {
        return report;
    }

    void up(Session session, long nowNanos) {
        session.subscribe(subjects.demand(name));
        session.subscribe(subjects.announce(name));
        claim.up(nowNanos);
        announced = null;
    }

    /** What edges have asked for holds its time: one broker of several may be gone, which they do not notice. */
    void down() {
        claim.down();
        view.want(false);
    }

    void onAnnouncement(Announcement heard, long nowNanos) {
        claim.onAnnouncement(heard, nowNanos);
    }

    void onDemand(Demand demand, long nowNanos) {
        demands.put(demand, nowNanos);
    }

    /** Announces it when that is due, and asks for frames while somebody wants them. */
    void attend(Session session, long nowNanos) {
        boolean held = claim.isHeld(nowNanos);
        if (held) {
            announce(session, nowNanos);
        } else if (claim.otherMachine() != null) {
            conflicts.happened(() -> "camera %s is not published: %s has a camera of this name in the cluster already"
                .formatted(name, claim.otherMachine()));
        }
        layers = held ? demands.layers(nowNanos) : 0;
        if (layers == 0) {
            seen = 0;
        }
        boolean refused = !view.want(layers > 0);
        report = new PublishedReport(name, held, problem(refused), demands.edges(), layers);
    }

    private String problem(boolean refused) {
        return claim.otherMachine() != null ? claim.otherMachine() + " has a camera of this name already"
            : refused ? "as many different pictures are made of it as may be (--max-renditions)" : "";
    }

    private void announce(Session session, long nowNanos) {
        Announcement now = Announcer.of(feed, size, publisher, claim.heldMillis(nowNanos));
        if (!now.saysTheSameAs(announced) || nowNanos - announcedNanos >= ANNOUNCE_NANOS) {
            announced = now;
            announcedNanos = nowNanos;
            session.publish(subjects.announce(name), now.bytes());
        }
    }

    /** The last words: others may have the name, edges need not wait. */
    void retire(Session session, long nowNanos) {
        if (session != null) {
            if (claim.isHeld(nowNanos)) {
                session.publish(subjects.announce(name), new Announcement(publisher.id(), claim.heldMillis(nowNanos),
                    publisher.machine(), 0, 0, 0, Announcement.State.GONE, "").bytes());
            }
            session.unsubscribe(subjects.demand(name));
            session.unsubscribe(subjects.announce(name));
        }
        view.want(false);
    }

    /** Sends the newest frame if there is one that has not been. Returns how many bytes; 0 for none. */
    int sendNewest(Session session, boolean free, long nowNanos) {
        if (!free || !view.hasNewer() || nowNanos - dueNanos < 0) {
            return 0;
        }
        Frame frame = view.retainedNewest();
        try {
            boolean isNew = frame != null && frame.isLive() && frame.sequence() != seen;
            return isNew && send(session, frame, nowNanos) ? frame.jpeg().readableBytes() : 0;
        } finally {
            if (frame != null) {
                frame.release();
            }
        }
    }

    private boolean send(Session session, Frame frame, long nowNanos) {
        countMissed(frame.sequence());
        dueNanos = Math.max(dueNanos + pauseNanos, nowNanos - pauseNanos / 2);
        Layer layer = Layer.ofTurn(turn);
        turn++;
        if (!layer.isAmong(layers)) {
            return false;
        }
        measure(frame);
        boolean sent = PieceWriter.send(session, subjects.frames(name, layer), frame, publisher.id(), turn,
            publisher.micros(micros(frame.captured())));
        feed.counters().increment(sent ? Counter.FRAMES_PUBLISHED : Counter.PUBLISH_SKIPPED);
        return sent;
    }

    /**
     * As viewers here are told, unless that is not by this machine's clock: it was set back and they see it catch up,
     * or the picture has the time of a third machine. An edge compares with what this clock shows.
     */
    private static long micros(CaptureTime captured) {
        long byClock = CaptureTime.at(captured.nanos()).epochMicros();
        return Math.abs(captured.epochMicros() - byClock) <= SAME_MICROS ? captured.epochMicros() : byClock;
    }

    /** Those that came while the way was not free; where there is a pause between frames, it is not known which. */
    private void countMissed(long sequence) {
        if (seen != 0 && pauseNanos == 0 && sequence > seen + 1) {
            feed.counters().add(Counter.PUBLISH_SKIPPED, sequence - seen - 1);
        }
        seen = sequence;
    }

    private void measure(Frame frame) {
        JpegHeader header = JpegHeader.of(frame.jpeg());
        size = header == null ? null : header.size();
    }

    /** How long until a frame may be due that is held back by its pause. */
    long nanosUntilDue(long nowNanos) {
        return view.hasNewer() && dueNanos - nowNanos > 0 ? dueNanos - nowNanos : Long.MAX_VALUE;
    }
}
