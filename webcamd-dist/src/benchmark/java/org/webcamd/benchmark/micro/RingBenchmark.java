package org.webcamd.benchmark.micro;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.webcamd.frame.Frame;
import org.webcamd.ring.FrameRing;

/**
 * The crossing from the capture thread to the event loops: alone on one thread, and with readers that take frames as
 * fast as they can while another thread publishes, which is far more than ever happens.
 */
@State(Scope.Group)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RingBenchmark {
    private final SampleFrames frames = new SampleFrames();
    private FrameRing ring;
    private SynchronizedRing rejected;

    /** A frame is there from the beginning. */
    @Setup
    public void fill() {
        ring = new FrameRing(wanted -> { });
        ring.publish(frames.next());
        rejected = new SynchronizedRing();
        rejected.publish(buffer());
    }

    /** Gives the frames back. */
    @TearDown
    public void close() {
        ring.close();
        rejected.close();
    }

    /** Publish a frame, take it. */
    @Benchmark
    @Group("alone")
    public void alone() {
        ring.publish(frames.next());
        ring.retainedNewest().release();
    }

    /** Publish a buffer, take it. */
    @Benchmark
    @Group("aloneRejected")
    public void aloneRejected() {
        rejected.publish(buffer());
        rejected.retainedNewest().release();
    }

    /** The producer, while two read. */
    @Benchmark
    @Group("contended")
    @GroupThreads(1)
    public void publish() {
        ring.publish(frames.next());
    }

    /** A reader. */
    @Benchmark
    @Group("contended")
    @GroupThreads(2)
    public void take() {
        Frame frame = ring.retainedNewest();
        frame.release();
    }

    /** The producer, while two read. */
    @Benchmark
    @Group("contendedRejected")
    @GroupThreads(1)
    public void publishRejected() {
        rejected.publish(buffer());
    }

    /** A reader. */
    @Benchmark
    @Group("contendedRejected")
    @GroupThreads(2)
    public void takeRejected() {
        rejected.retainedNewest().release();
    }

    private static ByteBuf buffer() {
        return SampleFrames.ALLOCATOR.directBuffer(SampleFrames.JPEG_BYTES);
    }
}
