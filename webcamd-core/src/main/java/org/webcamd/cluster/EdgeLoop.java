package org.webcamd.cluster;

import static java.lang.System.Logger.Level.WARNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.counters.RareLine;

/**
 * The one loop of an {@link Edge}, on the thread {@code webcamd-edge}: cameras come and go as they are announced, and
 * frames of those that are watched are asked for. Frames themselves do not pass through here: the client's thread hands
 * them to their camera.
 */
final class EdgeLoop implements LinkListener {
    private static final System.Logger LOG = System.getLogger(EdgeLoop.class.getName());
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    /** A broker that sends nothing at all, where cameras were announced, is asked whether it is there. */
    private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
    private static final int MOST_CAMERAS = 256;
    private static final double SECONDS = 1e9;

    private final BrokerSettings settings;
    private final long own;
    private final CameraArrivals arrivals;
    private final Counters counters;
    private final long id = Ids.random();
    private final Inbox inbox = new Inbox();
    private final BrokerLink link;
    private final RareLine tooMany = new RareLine(LOG);
    private final RareLine faults = new RareLine(LOG);
    private final RareLine others = new RareLine(line -> LOG.log(WARNING, line), 3);
    private final Map<String, EdgeCamera> cameras = new ConcurrentHashMap<>();
    private volatile boolean ended;
    private volatile long messageNanos = System.nanoTime();

    // The loop's own.
    private Session session;
    private boolean asked;

    /** With the id of this process's own publisher, whose cameras are here anyway; 0 for none. */
    EdgeLoop(BrokerSettings settings, long own, CameraArrivals arrivals, Counters counters) {
        this.settings = settings;
        this.own = own;
        this.arrivals = arrivals;
        this.counters = counters;
        link = new BrokerLink(settings, "webcamd edge on " + Machine.name(), this);
    }

    BrokerLink link() {
        return link;
    }

    /** Until it is ended. */
    void run() {
        inbox.belongsTo(Thread.currentThread());
        while (!ended) {
            try {
                inbox.empty();
                follow(link.session());
                attend(System.nanoTime());
            } catch (RuntimeException | OutOfMemoryError fault) {
                faults.happened(() -> "a fault of the edge, which goes on: " + fault);
            }
            inbox.await(TICK_NANOS);
        }
        cameras.values().forEach(camera -> camera.demand().end());
    }

    /** Ends soon. Any thread. */
    void end() {
        ended = true;
        inbox.wakeUp();
    }

    private void follow(Session current) {
        if (current != session) {
            session = current;
            asked = false;
            messageNanos = System.nanoTime();
            if (current != null) {
                current.subscribe(settings.subjects().clock(id));
                current.subscribe(settings.subjects().everyAnnounce());
            }
        }
    }

    private void attend(long now) {
        List<String> gone = new ArrayList<>();
        cameras.forEach((name, camera) -> {
            if (camera.isForgotten(now)) {
                gone.add(name);
            } else {
                camera.demand().attend(session, now);
            }
        });
        gone.forEach(this::forget);
        watchBroker(now);
    }

    private void forget(String name) {
        cameras.remove(name).forget(arrivals);
    }

    /** Any thread. */
    void displaced(String name) {
        EdgeCamera camera = cameras.get(name);
        if (camera != null) {
            camera.displaced();
        }
    }

    private void watchBroker(long now) {
        boolean silent = !cameras.isEmpty() && now - messageNanos > SILENT_NANOS;
        if (silent && !asked && session != null) {
            session.askWhetherTaken(now);
        }
        asked = silent;
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
        messageNanos = System.nanoTime();
    }

    @Override
    public void onMessage(String subject, byte[] message) {
        messageNanos = System.nanoTime();
        Subjects subjects = settings.subjects();
        if (subjects.isFrames(subject)) {
            EdgeCamera camera = cameras.get(subjects.camera(subject));
            if (camera != null) {
                camera.remote().onPiece(message);
            }
        } else if (message.length <= Lines.MOST_BYTES && subjects.isClock(subject)) {
            onClock(message);
        } else if (message.length <= Lines.MOST_BYTES) {
            inbox.put(() -> receive(subject, message));
        } else {
            counters.increment(Counter.EDGE_MESSAGES_REFUSED);
        }
    }

    private void receive(String subject, byte[] message) {
        assert inbox.isMine();
        Subjects subjects = settings.subjects();
        try {
            if (subjects.isAnnounce(subject)) {
                onAnnouncement(subjects.camera(subject), Announcement.parse(message));
            }
        } catch (IllegalArgumentException notOurs) {
            counters.increment(Counter.EDGE_MESSAGES_REFUSED);
        }
    }

    private void onAnnouncement(String name, Announcement heard) {
        long now = System.nanoTime();
        if (heard.publisher() == own || !Subjects.isName(name)) {
            return;
        }
        EdgeCamera camera = cameras.get(name);
        if (camera == null) {
            camera = heard.state() == Announcement.State.GONE ? null : begin(name, heard);
        } else if (camera.remote().isForeign(heard.publisher(), now)) {
            counters.increment(Counter.EDGE_MESSAGES_REFUSED);
            others.happened(() -> "camera %s: %s has one of this name, too, which is not served"
                .formatted(name, heard.machine()));
            return;
        }
        if (camera != null) {
            camera.remote().onAnnouncement(heard, now);
            camera.offer(arrivals, settings.subjects().cluster(), now);
        }
    }

    private EdgeCamera begin(String name, Announcement heard) {
        if (cameras.size() >= MOST_CAMERAS) {
            tooMany.happened(() -> "the cluster has more than %d cameras: %s and others are not served"
                .formatted(MOST_CAMERAS, name));
            return null;
        }
        EdgeCamera camera = new EdgeCamera(new RemoteCamera(name, heard, link, inbox, counters),
            settings.subjects(), id);
        cameras.put(name, camera);
        return camera;
    }

    /**
     * The answer says whose clock it is, and more than one camera may have it. Looked at before the frames that come
     * behind it, by the client's thread, and only if it was asked for.
     */
    private void onClock(byte[] message) {
        long now = System.nanoTime();
        try {
            ClockReply reply = ClockReply.parse(message);
            if (cameras.values().stream().anyMatch(camera -> camera.demand().hasAsked(reply.asked()))) {
                cameras.values().forEach(camera -> camera.onClock(reply, now));
            }
        } catch (IllegalArgumentException notOurs) {
            counters.increment(Counter.EDGE_MESSAGES_REFUSED);
        }
    }

    /** Any thread. */
    List<ServedReport> reports() {
        return cameras.values().stream().filter(EdgeCamera::isServed).map(camera -> {
            RemoteCamera remote = camera.remote();
            String problem = remote.problem();
            return new ServedReport(remote.name(), remote.announced().machine(), problem == null ? "" : problem,
                camera.demand().layers(), remote.lateness().lateNanos() / SECONDS, camera.aheadSeconds());
        }).toList();
    }
}
