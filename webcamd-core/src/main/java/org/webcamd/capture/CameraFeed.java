package org.webcamd.capture;

import static java.lang.System.Logger.Level.DEBUG;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.webcamd.camera.CameraControls;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Rhythm;
import org.webcamd.camera.Source;
import org.webcamd.counters.Counters;
import org.webcamd.frame.Frame;
import org.webcamd.frame.PictureLabels;
import org.webcamd.memory.FrameMemory;
import org.webcamd.memory.MemoryShare;
import org.webcamd.rendition.Lease;
import org.webcamd.rendition.Views;
import org.webcamd.transcode.CameraText;
import org.webcamd.transcode.FrameEncoder;
import org.webcamd.transcode.Work;
import org.webcamd.wish.Wish;

/**
 * One camera with all that belongs to it: its life, its capture thread, its ring, its renditions, its counters. A
 * server has any number of them. Any thread, but for {@link #check()}, which is the watch's.
 */
public final class CameraFeed implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CameraFeed.class.getName());

    /** A driver may block for as long as it likes; the process does not wait for it longer than this. */
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(1);


    private final CameraSpec spec;
    private final Source source;
    private final CaptureSettings settings;
    private final Counters counters = new Counters();
    private final MemoryShare share;
    private final CameraLife life;
    private final Rhythm rhythm = new Rhythm();
    private final PicturesUnderWay underWay = new PicturesUnderWay();
    private final Views views;
    private final PictureLabels labels = new PictureLabels();
    private final Cards cards;
    private final StallRule stallRule;
    private final CountDownLatch mayOpen = new CountDownLatch(1);
    private final CaptureThreads threads;
    private final Attendance attendance;

    /**
     * A camera that has not been opened yet.
     *
     * @param spec what to open, how to capture, and the name for people, in log lines, cards and the thread's name
     * @param memory that of all cameras together
     * @param workers decode, rotate and encode
     */
    public CameraFeed(CameraSpec spec, FrameMemory memory, Executor workers) {
        this(spec, memory, workers, StallRule.DEFAULT);
    }

    CameraFeed(CameraSpec spec, FrameMemory memory, Executor workers, StallRule stallRule) {
        this.stallRule = stallRule;
        this.spec = spec;
        source = spec.source();
        settings = spec.captureSettings();
        share = memory.share(counters);
        life = new CameraLife(spec.name(), counters, Clock.systemUTC());
        views = new Views(settings.wish(), settings.quality(), settings.maxRenditions(),
            new CameraText(settings.text(), spec.name()), share, workers, counters,
            this::onDemand, this::isFirst);
        LastPicture last = settings.onLoss() == OnLoss.HOLD ? new LastPicture(views, share, labels) : null;
        cards = new Cards(spec, views, new FrameEncoder(share, settings.quality()), last, labels, counters);
        attendance = new Attendance(spec.name());
        threads = new CaptureThreads("webcamd-capture-" + spec.name(), this::loop);
    }

    /** Begins to load what the camera needs, and returns at once. {@link #start()} is the first to touch the device. */
    public void prepare() {
        threads.begin();
    }

    /** Begins to open the camera, and returns at once. */
    public void start() {
        mayOpen.countDown();
        if (threads.loop() == null) {
            threads.begin();
        }
    }

    private CaptureLoop loop() {
        FramePublisher publisher =
            new FramePublisher(views, underWay, life, cards, share, counters, labels, settings.strictJpeg());
        return new CaptureLoop(source, views, publisher, life, settings, counters, share, rhythm, mayOpen);
    }

    /** {@return what is at fault in this program, in a line; nothing of a camera that is lost or hangs} */
    public Optional<String> trouble() {
        return attendance.trouble(threads);
    }

    /** Sees to it that viewers are shown something, and that a hanging driver is not waited for. The watch's thread. */
    void check() {
        CaptureLoop running = threads.loop();
        if (running == null) {
            return;
        }
        try {
            attend(stallRule.judge(life.status().state(), views.isWanted(), running.busyNanos(), periodNanos(),
                source.patienceNanos()));
            cards.showIfDue(life.status());
        } catch (RuntimeException | LinkageError noCards) {
            // Without natives there is nothing to draw with, and the capture thread has said so.
            LOG.log(DEBUG, "camera {0}: no card: {1}", spec.name(), noCards);
        }
        attendance.passed();
    }

    private void attend(StallRule.Verdict verdict) {
        switch (verdict) {
            case STALLED -> {
                cards.clearLive();
                life.stalled("%s gives no pictures".formatted(source.name()));
            }
            case INTERRUPT -> threads.loop().interrupt();
            case REPLACE -> threads.replace(() -> life.lost("the driver of %s hangs".formatted(source.name())));
            default -> {
            }
        }
    }

    /**
     * Leases the frames that a wish asks for.
     *
     * @param requested on top of the wish for all viewers
     * @return to be closed; empty when too many different ones are leased already
     */
    public Optional<Lease> lease(Wish requested) {
        return views.lease(requested);
    }

    /** {@return what viewers have asked for besides the base view, and what it takes to make it} */
    public Map<Wish, Work> renditions() {
        return views.renditions();
    }

    /** {@return what the making of frames has taken since the beginning, for all who watched} */
    public Work work() {
        return views.work();
    }

    /** {@return what the user asked for, as it was given} */
    public CameraSpec spec() {
        return spec;
    }

    /** {@return the name for people, and for paths of requests} */
    public String name() {
        return spec.name();
    }

    /** {@return what is to be told of the camera now; immutable} */
    public CaptureStatus status() {
        return life.status();
    }

    /** {@return how long it has been live, all times together} */
    public long liveNanos() {
        return life.liveNanos();
    }

    /** {@return what can be adjusted while it runs, if anything; each use calls into the driver} */
    public Optional<CameraControls> controls() {
        return source.controls();
    }

    /** {@return the counters of this camera alone} */
    public Counters counters() {
        return counters;
    }

    /** {@return its part of the memory of all frames} */
    public MemoryShare memory() {
        return share;
    }

    /** {@return the longest time between two frames, as agreed, or as seen where that is longer; 0 for unknown} */
    public long framePeriodNanos() {
        long period = periodNanos();
        return period == 0 ? 0 : period + settings.encodeWait().toNanos();
    }

    /** Where the camera does not tell a rate of its own, the one that was asked for counts. */
    private long periodNanos() {
        CameraMode mode = life.status().mode();
        boolean known = mode != null && mode.fps() > 0;
        double fps = known ? mode.fps() : spec.cameraSettings().fps();
        return Math.max(Rhythm.periodNanos(fps), rhythm.periodNanos());
    }

    /** Of a picture that the camera gave as pixels: with its first frame the camera is live. A worker's thread. */
    private boolean isFirst(Frame frame) {
        CameraMode mode = underWay.made(frame.sequence());
        if (mode != null) {
            life.live(mode);
        }
        return mode != null;
    }

    private void onDemand(boolean wanted) {
        CaptureLoop running = threads.loop();
        if (wanted && running != null) {
            running.wakeUp();
        }
    }

    /** As {@link #closeAll} for this one. */
    @Override
    public void close() {
        closeAll(List.of(this));
    }

    /**
     * Ends capture threads at once and releases the devices, a second at most for all. The watch has ended before.
     *
     * @param feeds started or not
     */
    public static void closeAll(Collection<CameraFeed> feeds) {
        feeds.forEach(feed -> feed.threads.end());
        long deadlineNanos = System.nanoTime() + CLOSE_NANOS;
        feeds.forEach(feed -> feed.awaitEnd(deadlineNanos));
    }

    private void awaitEnd(long deadlineNanos) {
        threads.awaitEnd(deadlineNanos);
        views.close();
        cards.close();
        share.close();
    }
}
