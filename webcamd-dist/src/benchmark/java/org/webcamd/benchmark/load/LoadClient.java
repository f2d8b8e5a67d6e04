package org.webcamd.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.webcamd.benchmark.process.ProcessFigures;
import org.webcamd.benchmark.process.RecordLine;

/**
 * A program of one thread: connects all viewers, lets the server and itself warm up, counts, prints one line, ends.
 *
 * <p>Its cost has to be small beside the server's. The kernel's copy into user space cannot be had without in Java, but
 * it always goes to the same few pages, which stay in the processor's cache.
 */
public final class LoadClient {
    private static final int SCRATCH_BYTES = 256 * 1024;
    private static final long SLOW_TICK_MILLIS = 4;
    private static final long TICK_MILLIS = 50;
    private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LoadSettings settings;
    private final Selector selector;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);
    private final Tally fastTally = new Tally();
    private final Tally slowTally = new Tally();
    private final List<Viewer> fast = new ArrayList<>();
    private final SlowViewers slow = new SlowViewers(scratch);
    private long beganNanos;

    private LoadClient(LoadSettings settings) throws IOException {
        this.settings = settings;
        selector = Selector.open();
    }

    /**
     * Runs once.
     *
     * @param args {@link LoadSettings} as words
     * @throws IOException when a connection is refused, or the server's process is gone
     */
    public static void main(String[] args) throws IOException {
        LoadClient client = new LoadClient(RecordLine.read(LoadSettings.class, List.of(args)));
        client.connect();
        System.out.println(String.join(" ", RecordLine.words(client.measure())));
    }

    private void connect() throws IOException {
        for (int i = 0; i < settings.fast(); i++) {
            Viewer viewer = Viewer.connect(settings, false, fastTally);
            viewer.channel().register(selector, SelectionKey.OP_READ, viewer);
            fast.add(viewer);
        }
        beganNanos = System.nanoTime();
        joinSlow(beganNanos);
    }

    /** Those whose time has come: one that joins later holds another frame. */
    private void joinSlow(long nowNanos) throws IOException {
        double share = settings.slowJoinSeconds() > 0
            ? (nowNanos - beganNanos) / 1e9 / settings.slowJoinSeconds() : 1;
        long due = (long) Math.min(settings.slow(), Math.ceil(settings.slow() * share));
        while (slow.viewers().size() < due) {
            slow.add(Viewer.connect(settings, true, slowTally), new TokenBucket(settings.slowBytesPerSecond()));
        }
    }

    private LoadResult measure() throws IOException {
        pumpFor(settings.warmUpSeconds());
        awaitStartOfAll();
        fastTally.startCounting();
        slowTally.startCounting();
        ProcessFigures server = ProcessFigures.of(settings.serverPid());
        ProcessFigures own = ProcessFigures.of(ProcessHandle.current().pid());
        long startNanos = System.nanoTime();
        pumpFor(settings.seconds());
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        return result(seconds, server, own);
    }

    /** On a busy machine it takes a while until all requests are answered; that is not a rate of frames. */
    private void awaitStartOfAll() throws IOException {
        long startNanos = System.nanoTime();
        while (System.nanoTime() - startNanos < LONGEST_START_NANOS && !isStarted()) {
            pumpFor(TICK_MILLIS / 1e3);
        }
    }

    /** Those who join one by one are not waited for. */
    private boolean isStarted() {
        return fast.stream().allMatch(Viewer::isStarted)
            && (settings.slowJoinSeconds() > 0 || slow.viewers().stream().allMatch(Viewer::isStarted));
    }

    private void pumpFor(double seconds) throws IOException {
        long endNanos = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        long tickMillis = settings.slow() > 0 ? SLOW_TICK_MILLIS : TICK_MILLIS;
        for (long now = System.nanoTime(); now < endNanos; now = System.nanoTime()) {
            selector.select(this::onReadable, tickMillis);
            joinSlow(System.nanoTime());
            slow.serve(System.nanoTime());
        }
    }

    /** Once a wake-up: whatever is left makes the next one. */
    private void onReadable(SelectionKey key) {
        try {
            ((Viewer) key.attachment()).read(scratch.clear());
        } catch (IOException closing) {
            key.cancel();
        }
    }

    private LoadResult result(double seconds, ProcessFigures serverBefore, ProcessFigures ownBefore)
        throws IOException {
        ProcessFigures server = ProcessFigures.of(settings.serverPid());
        ProcessFigures own = ProcessFigures.of(ProcessHandle.current().pid());
        double[] fps = Tally.sortedFps(fast, seconds);
        double[] slowFps = Tally.sortedFps(slow.viewers(), seconds);
        Ages ages = fastTally.ages();
        Ages slowAges = slowTally.ages();
        return new LoadResult(seconds, fastTally.frames(), slowTally.frames(), fastTally.bytes() + slowTally.bytes(),
            fastTally.broken() + slowTally.broken(), fastTally.closed() + slowTally.closed(),
            fps.length > 0 ? fps[0] : 0, middle(fps),
            ages.percentileMillis(0.5), ages.percentileMillis(0.99), ages.percentileMillis(0.999),
            middle(slowFps), slowAges.percentileMillis(0.5), slowAges.percentileMillis(0.99),
            server.cpuSeconds() - serverBefore.cpuSeconds(), server.rssKilobytes(), server.peakKilobytes(),
            own.cpuSeconds() - ownBefore.cpuSeconds());
    }

    private static double middle(double[] sorted) {
        return sorted.length > 0 ? sorted[sorted.length / 2] : 0;
    }
}
