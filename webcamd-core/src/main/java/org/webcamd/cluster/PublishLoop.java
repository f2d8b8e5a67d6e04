package org.webcamd.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.webcamd.capture.CameraFeed;
import org.webcamd.counters.RareLine;

/**
 * The one loop of a {@link Publisher}, on the thread {@code webcamd-publish}.
 *
 * <pre>{@code
 *   FrameRing --onNewer()--+                            +--> announcements, twice a second
 *   broker's messages -----+--> Inbox --> this loop ----+
 *   what it has taken -----+                            +--> the newest frame of each camera, when the way is free
 * }</pre>
 *
 * <p>It never waits for the broker: what cannot be sent now is overtaken by what is newer.
 */
final class PublishLoop implements LinkListener {
    private static final System.Logger LOG = System.getLogger(PublishLoop.class.getName());
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** Answers to those who ask for the clock, in a tick: thousands of edges may ask. */
    private static final int MOST_CLOCKS = 20;
    private static final double NANOS = 1e9;

    private final PublishSettings settings;
    private final Subjects subjects;
    private final long id = Ids.random();
    private final String machine = Machine.name();
    private final LongUnaryOperator clock;
    private final RareLine faults = new RareLine(LOG);
    private final long beganNanos = System.nanoTime();
    private final Inbox inbox = new Inbox();
    private volatile boolean ended;
    private final AtomicLong taken = new AtomicLong();
    private volatile List<PublishedCamera> published = List.of();

    // The loop's own.
    private final Map<String, PublishedCamera> cameras = new LinkedHashMap<>();
    private final SendWindow window = new SendWindow();
    private Session session;
    private int clocks;
    private int first;
    private long attendedNanos = System.nanoTime() - TICK_NANOS;

    PublishLoop(PublishSettings settings, LongUnaryOperator clock) {
        this.settings = settings;
        this.clock = clock;
        subjects = settings.broker().subjects();
    }

    /** Any thread. */
    void add(String name, CameraFeed feed) {
        inbox.order(() -> begin(name, feed));
    }

    private void begin(String name, CameraFeed feed) {
        PublishedCamera camera = new PublishedCamera(name, feed, this, settings, inbox);
        PublishedCamera before = cameras.put(name, camera);
        published = List.copyOf(cameras.values());
        if (before != null) {
            before.retire(session, System.nanoTime());
        }
        if (session != null) {
            camera.up(session, System.nanoTime());
        }
    }

    /** Any thread. */
    void remove(CameraFeed feed) {
        inbox.order(() -> {
            cameras.values().stream().filter(camera -> camera.feed() == feed)
                .forEach(camera -> camera.retire(session, System.nanoTime()));
            cameras.values().removeIf(camera -> camera.feed() == feed);
            published = List.copyOf(cameras.values());
        });
    }

    /** Ends soon. Any thread. */
    void end() {
        ended = true;
        inbox.wakeUp();
    }

    /** Until it is ended. */
    void run(Supplier<Session> link) {
        inbox.belongsTo(Thread.currentThread());
        while (!ended) {
            inbox.await(pass(link.get()));
        }
        follow(link.get(), System.nanoTime());
        cameras.values().forEach(camera -> camera.retire(session, System.nanoTime()));
    }

    /** Does what there is to do; returns how long there will be nothing. */
    private long pass(Session current) {
        try {
            inbox.empty();
            long now = System.nanoTime();
            follow(current, now);
            if (session != null) {
                attendAll(now);
                sendAll(now);
            }
            return nanosUntilDue(now);
        } catch (RuntimeException | OutOfMemoryError fault) {
            faults.happened(() -> "a fault while cameras are published, which goes on: " + fault);
            return TICK_NANOS;
        }
    }

    /** What became of the connection meanwhile is seen here. */
    private void follow(Session current, long now) {
        if (current != session) {
            session = current;
            if (current == null) {
                cameras.values().forEach(PublishedCamera::down);
            } else {
                window.reset();
                attendedNanos = now - TICK_NANOS;
                current.askWhetherTaken(window.mark(now, 0));
                cameras.values().forEach(camera -> camera.up(current, now));
            }
        }
        window.taken(taken.get(), now);
    }

    private void attendAll(long now) {
        if (now - attendedNanos >= TICK_NANOS) {
            attendedNanos = now;
            clocks = 0;
            published.forEach(camera -> camera.attend(session, now));
        }
    }

    /** Where the way is narrow, all have their turn. */
    private void sendAll(long now) {
        List<PublishedCamera> all = published;
        int begin = first;
        for (int i = 0; i < all.size(); i++) {
            PublishedCamera camera = all.get((begin + i) % all.size());
            int bytes = camera.sendNewest(session, window.isOpen(now), now);
            if (bytes > 0) {
                session.askWhetherTaken(window.mark(now, bytes));
                first = (begin + i + 1) % all.size();
            }
        }
    }

    private long nanosUntilDue(long now) {
        if (session == null) {
            return TICK_NANOS;
        }
        long due = attendedNanos + TICK_NANOS - now;
        for (PublishedCamera camera : published) {
            due = Math.min(due, camera.nanosUntilDue(now));
        }
        return Math.max(due, 1);
    }

    @Override
    public void onUp(Session opened) {
        inbox.wakeUp();
    }

    @Override
    public void onDown() {
        inbox.wakeUp();
    }

    @Override
    public void onTaken(long mark) {
        // An old connection may tell so later than a new one.
        taken.accumulateAndGet(mark, Math::max);
        inbox.wakeUp();
    }

    @Override
    public void onMessage(String subject, byte[] message) {
        if (message.length <= Lines.MOST_BYTES) {
            inbox.put(() -> receive(subject, message));
        }
    }

    private void receive(String subject, byte[] message) {
        assert inbox.isMine();
        PublishedCamera camera = cameras.get(subjects.camera(subject));
        if (camera == null || session == null) {
            return;
        }
        try {
            if (subjects.isAnnounce(subject)) {
                camera.onAnnouncement(Announcement.parse(message), System.nanoTime());
            } else if (subjects.isDemand(subject)) {
                onDemand(camera, Demand.parse(message));
            }
        } catch (IllegalArgumentException notOurs) {
            // Whoever may send here may send anything.
        }
    }

    private void onDemand(PublishedCamera camera, Demand demand) {
        long now = System.nanoTime();
        camera.onDemand(demand, now);
        camera.attend(session, now);
        if (demand.asked() != 0 && clocks < MOST_CLOCKS) {
            clocks++;
            session.publish(subjects.clock(demand.edge()),
                new ClockReply(id, demand.asked(), micros(WallClock.micros())).bytes());
        }
    }

    long id() {
        return id;
    }

    /** Where a camera's numbers begin: behind those of one that had its name before, whose frames were fewer. */
    long firstTurn() {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - beganNanos);
    }

    String machine() {
        return machine;
    }

    /** The time that edges are told. */
    long micros(long epochMicros) {
        return clock.applyAsLong(epochMicros);
    }

    /** How many frames go out in a second, at most. */
    double mostFps() {
        return settings.pause().isZero() ? Double.MAX_VALUE : NANOS / settings.pause().toNanos();
    }

    /** Any thread. */
    List<PublishedReport> reports() {
        return published.stream().map(PublishedCamera::report).toList();
    }
}
