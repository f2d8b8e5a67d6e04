package org.webcamd.benchmark.micro;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.webcamd.fanout.FanOut;
import org.webcamd.fanout.FrameTaker;
import org.webcamd.fanout.LoopFanOut;
import org.webcamd.frame.Frame;
import org.webcamd.ring.FrameRing;

/**
 * From {@code publish} until the last taker on a loop has a slice of the frame. The loop is one of the server's kind,
 * so that waking it costs what it costs there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FanOutBenchmark {
    /** On the one loop. */
    @Param({"1", "50", "600"})
    public int takers;

    /** Whether all takers share one task, as they do in the server. */
    @Param({"true", "false"})
    public boolean oneTaskALoop;

    private final SampleFrames frames = new SampleFrames();
    private final FrameRing ring = new FrameRing(wanted -> { });
    private EventLoopGroup group;

    // Touched on the event loop only.
    private int offered;

    private volatile long served;

    /** All takers join. */
    @Setup
    public void join() {
        group = new MultiThreadIoEventLoopGroup(1,
            Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        EventLoop loop = group.next();
        LoopFanOut fanOut = new FanOut(ring).on(loop);
        loop.submit(() -> {
            for (int i = 0; i < takers; i++) {
                FrameTaker taker = new Taker();
                if (oneTaskALoop) {
                    fanOut.join(taker);
                } else {
                    ring.subscribe(new TaskPerTaker(ring, loop, taker));
                }
            }
        }).syncUninterruptibly();
    }

    /** Ends the loop. */
    @TearDown
    public void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        ring.close();
    }

    /** One frame to all. */
    @Benchmark
    public void frameToAll() {
        long before = served;
        ring.publish(frames.next());
        while (served == before) {
            Thread.onSpinWait();
        }
    }

    /** Takes a slice, as a write does. */
    private final class Taker implements FrameTaker {
        @Override
        public void offer(Frame loan) {
            loan.retainedPart().release();
            if (++offered == takers) {
                offered = 0;
                served = loan.sequence();
            }
        }
    }
}
