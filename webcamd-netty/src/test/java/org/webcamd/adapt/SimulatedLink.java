package org.webcamd.adapt;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.webcamd.wish.Size;
import org.webcamd.wish.Wish;

/**
 * A camera of 1280x720 at 30 frames a second and a link of a given rate, in time of its own: each frame is sent when
 * the one before has arrived, as {@link AdaptiveSupply} does.
 */
final class SimulatedLink {
    private static final long MILLISECOND = 1_000_000;
    private static final long FRAME_NANOS = 33 * MILLISECOND;
    /** As measured on frames of the test picture: what one of each step has. */
    private static final int[] FRAME_BYTES = {58_000, 40_000, 20_000, 12_500, 7_500, 4_800, 3_000, 2_000};

    private final Adaptation adaptation = new Adaptation(Ladder.of(Wish.NONE, new Size(1280, 720)), 0, 0);
    private final Random random = new Random(20_260_726);
    private long now;
    private double bytesPerSecond;
    private double jitter;

    /** Of what was sent since {@link #forget()}. */
    final List<Long> ages = new ArrayList<>();
    int changes;
    int ups;

    int step() {
        return adaptation.step();
    }

    /** Nothing of what was sent counts any more. */
    SimulatedLink forget() {
        ages.clear();
        changes = 0;
        ups = 0;
        return this;
    }

    /** Frames vary by a tenth; what the link takes, by so much, up and down. */
    SimulatedLink jitter(double part) {
        jitter = part;
        return this;
    }

    SimulatedLink run(double kilobitsPerSecond, int seconds) {
        bytesPerSecond = kilobitsPerSecond * 125;
        long end = now + seconds * 1000L * MILLISECOND;
        while (now - end < 0) {
            sendOne();
        }
        return this;
    }

    /** One frame at another rate. */
    SimulatedLink hiccup(double kilobitsPerSecond) {
        bytesPerSecond = kilobitsPerSecond * 125;
        sendOne();
        return this;
    }

    private void sendOne() {
        int bytes = (int) (FRAME_BYTES[adaptation.step()] * (0.9 + 0.2 * random.nextDouble()));
        long took = (long) (bytes / (bytesPerSecond * (1 + jitter * (2 * random.nextDouble() - 1))) * 1e9)
            + MILLISECOND;
        long captured = now - now % FRAME_NANOS;
        ages.add(now + took - captured);
        now += took;
        int chosen = adaptation.onArrived(bytes, took, true, now);
        if (chosen != adaptation.step()) {
            changes++;
            ups += chosen < adaptation.step() ? 1 : 0;
            adaptation.moved(chosen, now);
        }
        // The next frame is one that was not sent before.
        now = Math.max(now, captured + FRAME_NANOS);
    }

    double framesPerSecond(int seconds) {
        return (double) ages.size() / seconds;
    }

    long ageMillis(double quantile) {
        List<Long> sorted = ages.stream().sorted().toList();
        return sorted.get((int) (quantile * (sorted.size() - 1))) / MILLISECOND;
    }
}
