package org.webcamd.site;

import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.webcamd.capture.CameraFeed;
import org.webcamd.counters.Counter;
import org.webcamd.viewer.Audience;
import org.webcamd.viewer.ViewerStats;

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

    private static final Sample NOTHING = new Sample(0, 0, 0);

    private record Figures(Sample captured, Map<ViewerStats, Sample> viewers) {
    }

    private final CameraFeed camera;
    private final Audience audience;
    private volatile Figures figures;

    /** No figures yet. */
    FrameRates(CameraFeed camera, Audience audience) {
        this.camera = camera;
        this.audience = audience;
    }

    /** Renews all figures. One thread. */
    void renew() {
        long now = System.nanoTime();
        Figures before = figures;
        Map<ViewerStats, Sample> renewed = new HashMap<>();
        for (ViewerStats viewer : audience.stats()) {
            Sample last = before == null ? null : before.viewers().get(viewer);
            Sample from = last == null ? new Sample(0, viewer.sinceNanos(), 0) : last;
            renewed.put(viewer, from.next(viewer.framesSent(), now));
        }
        figures = new Figures(captured(before == null ? NOTHING : before.captured()), renewed);
    }

    /** {@return frames a second over the last period, or since the camera woke up; 0 while it sleeps} */
    public double captured() {
        Figures last = figures;
        Sample before = last == null ? NOTHING : last.captured();
        // One that slept at the last renewal, and woke up since, has a figure at once.
        return before.rate() > 0 ? before.rate() : captured(before).rate();
    }

    /** The time that the camera slept does not count; less than a second of the other is not enough for a figure. */
    private Sample captured(Sample last) {
        long frames = camera.counters().value(Counter.FRAMES_CAPTURED);
        long live = camera.liveNanos();
        return new Sample(frames, live,
            perSecond(frames - last.frames(), Math.max(live - last.nanos(), SHORTEST_NANOS)));
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

    /** The line of {@code --showfps}: capture, number of viewers, and their rates. */
    String summary() {
        List<ViewerStats> present = List.copyOf(audience.stats());
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
