package org.webcamd.route;

import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraState;
import org.webcamd.capture.CaptureStatus;
import org.webcamd.counters.Counter;
import org.webcamd.mjpeg.ViewerStats;
import org.webcamd.mjpeg.Viewers;

/**
 * Frames a second of one camera: captured, and taken by each of its viewers. Renewed every {@link #PERIOD_SECONDS} by
 * one thread; any reads. Who is newer than the last renewal is told the rate since it came.
 */
public final class FrameRates {
    /** Webcam.py renews its figures so often, and people compare. */
    public static final long PERIOD_SECONDS = 5;

    private static final long SHORTEST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private record Sample(long frames, long nanos, double rate) {
        Sample next(long framesNow, long now) {
            return new Sample(framesNow, now, perSecond(framesNow - frames, now - nanos));
        }
    }

    private record Figures(Sample captured, Map<ViewerStats, Sample> viewers) {
    }

    private final CameraFeed camera;
    private final Viewers viewers;
    private final long startNanos = System.nanoTime();
    private volatile Figures figures;

    /**
     * No figures yet.
     *
     * @param camera whose
     * @param viewers all that are there, those of other cameras as well
     */
    public FrameRates(CameraFeed camera, Viewers viewers) {
        this.camera = camera;
        this.viewers = viewers;
    }

    /** Renews all figures. One thread. */
    public void renew() {
        long now = System.nanoTime();
        Figures before = figures;
        Sample captured = before == null ? new Sample(0, startNanos, 0) : before.captured();
        Map<ViewerStats, Sample> renewed = new HashMap<>();
        for (ViewerStats viewer : present()) {
            Sample last = before == null ? null : before.viewers().get(viewer);
            Sample from = last == null ? new Sample(0, viewer.sinceNanos(), 0) : last;
            renewed.put(viewer, from.next(viewer.framesSent(), now));
        }
        figures = new Figures(captured(captured, now), renewed);
    }

    /**
     * Frames captured a second.
     *
     * @return over the last period, or since the camera woke up; 0 while it sleeps
     */
    public double captured() {
        Figures last = figures;
        long now = System.nanoTime();
        if (last == null) {
            return captured(new Sample(0, startNanos, 0), now).rate();
        }
        boolean wokeUpSince = liveNanos() < now - last.captured().nanos();
        return (wokeUpSince ? captured(last.captured(), now) : last.captured()).rate();
    }

    /** The time that the camera slept does not count, nor does it count as less than a second that it has not. */
    private Sample captured(Sample last, long now) {
        long frames = camera.counters().value(Counter.FRAMES_CAPTURED);
        long nanos = Math.min(now - last.nanos(), Math.max(liveNanos(), SHORTEST_NANOS));
        return new Sample(frames, now, perSecond(frames - last.frames(), nanos));
    }

    private long liveNanos() {
        CaptureStatus status = camera.status();
        return status.state() == CameraState.LIVE ? Duration.between(status.since(), Instant.now()).toNanos()
            : Long.MAX_VALUE;
    }

    /**
     * Frames a second that a viewer takes.
     *
     * @param viewer who
     * @return over the last period, or since it came
     */
    public double of(ViewerStats viewer) {
        Figures now = figures;
        Sample sample = now == null ? null : now.viewers().get(viewer);
        return sample == null
            ? perSecond(viewer.framesSent(), System.nanoTime() - viewer.sinceNanos())
            : sample.rate();
    }

    private List<ViewerStats> present() {
        return viewers.statsOf(camera.name());
    }

    /**
     * The line of {@code --showfps}.
     *
     * @return capture, number of viewers, and their rates
     */
    public String summary() {
        List<ViewerStats> present = present();
        if (present.isEmpty()) {
            return "capture %.1f frames/s, no viewers".formatted(captured());
        }
        DoubleSummaryStatistics rates = present.stream().mapToDouble(this::of).summaryStatistics();
        return "capture %.1f frames/s, %d viewers at %.1f frames/s (slowest %.1f, fastest %.1f)".formatted(captured(),
            rates.getCount(), rates.getAverage(), rates.getMin(), rates.getMax());
    }

    private static double perSecond(long frames, long nanos) {
        return nanos <= 0 ? 0 : frames * NANOS_PER_SECOND / nanos;
    }
}
