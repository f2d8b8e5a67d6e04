package org.webcamd.capture;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Clock;
import java.time.Instant;
import org.webcamd.camera.CameraMode;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.counters.RareLine;

/**
 * The state machine of one camera.
 *
 * <pre>{@code
 *              first frame           nobody watches
 *   OPENING ----------------> LIVE ------------------> ASLEEP
 *      |                      ^ | ^                       |
 *      |                      | | +---- first viewer -----+
 *      |                frame | |
 *      | cannot be            | | no frame for a while
 *      | opened               | v
 *      |                   STALLED
 *      |                      |
 *      |                      | error, or given up
 *      v                      v
 *     LOST <------------------+--------- LIVE, by an error
 *      |
 *      +-- first frame --> LIVE
 * }</pre>
 *
 * Who calls: the capture thread, and the watch where the capture thread hangs. Transitions are rare and locked;
 * {@link #status()} is for any thread. Each change is one line in the log, a few of a kind a minute, but for falling
 * asleep and waking up, which happen with every viewer that comes and goes.
 */
final class CameraLife {
    private static final System.Logger LOG = System.getLogger(CameraLife.class.getName());

    /** Of each kind, in a minute: a source may change its pictures with each one, and come and go as often. */
    private static final int MOST_LINES = 5;

    private final RareLine lives = new RareLine(line -> LOG.log(INFO, line), MOST_LINES);
    private final RareLine changes = new RareLine(line -> LOG.log(INFO, line), MOST_LINES);
    private final RareLine stalls = new RareLine(line -> LOG.log(WARNING, line), MOST_LINES);
    private final RareLine losses = new RareLine(line -> LOG.log(WARNING, line), MOST_LINES);

    private final String name;
    private final Counters counters;
    private final Clock clock;
    private volatile CaptureStatus status;

    // Guarded by this.
    private long liveNanos;
    private long liveSinceNanos;

    CameraLife(String name, Counters counters, Clock clock) {
        this.name = name;
        this.counters = counters;
        this.clock = clock;
        status = new CaptureStatus(CameraState.OPENING, clock.instant(), null, null);
    }

    /** What is to be told of the camera now. */
    CaptureStatus status() {
        return status;
    }

    boolean is(CameraState state) {
        return status.state() == state;
    }

    /** A frame was captured, and this is what it is like; the usual case, that nothing is new, takes no lock. */
    void live(CameraMode mode) {
        CaptureStatus now = status;
        if (now.state() != CameraState.LIVE || mode != now.mode()) {
            becomeLive(mode);
        }
    }

    private synchronized void becomeLive(CameraMode mode) {
        CaptureStatus before = status;
        if (before.state() == CameraState.LOST || before.state() == CameraState.STALLED) {
            counters.increment(Counter.RECONNECTS);
        }
        become(CameraState.LIVE, mode, before.lastError());
        RareLine line = before.state() == CameraState.LIVE ? changes : lives;
        line.happened(() -> "camera %s: live, %s (%s)".formatted(name, mode, mode.driver()));
    }

    /** No frame has come for so long. */
    synchronized void stalled(String reason) {
        if (status.state() == CameraState.LIVE) {
            become(CameraState.STALLED, status.mode(), reason);
            stalls.happened(() -> "camera %s: %s".formatted(name, reason));
        }
    }

    /** It cannot be opened, or went away; what is already known is not said again. */
    void lost(String reason) {
        lost(reason, "trying again");
    }

    /** What it needs is not on this machine, and will not be while this process lives. */
    void lostForGood(String reason) {
        lost(reason, "it is not tried again");
    }

    private synchronized void lost(String reason, String outlook) {
        CaptureStatus before = status;
        become(CameraState.LOST, before.mode(), reason);
        if (before.state() != CameraState.LOST || !reason.equals(before.lastError())) {
            losses.happened(() -> "camera %s: %s; %s".formatted(name, reason, outlook));
        }
    }

    /** Nobody watches. */
    synchronized void asleep() {
        become(CameraState.ASLEEP, status.mode(), status.lastError());
        LOG.log(DEBUG, "camera {0}: asleep, nobody watches", name);
    }

    /** Somebody watches again. */
    synchronized void awake() {
        become(CameraState.LIVE, status.mode(), status.lastError());
        LOG.log(DEBUG, "camera {0}: awake", name);
    }

    /** How long it has been live, all together. */
    synchronized long liveNanos() {
        return is(CameraState.LIVE) ? liveNanos + System.nanoTime() - liveSinceNanos : liveNanos;
    }

    private void become(CameraState state, CameraMode mode, String lastError) {
        liveNanos = liveNanos();
        liveSinceNanos = System.nanoTime();
        Instant since = status.state() == state ? status.since() : clock.instant();
        status = new CaptureStatus(state, since, mode, lastError);
    }
}
