package org.webcamd.benchmark.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;

/** The bytes around a JPEG, once a frame, and what a viewer then writes. The JPEG itself is not copied in either. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PartBenchmark {
    private static final String DELIMITER = "\r\n--" + Part.BOUNDARY + "\r\n";

    private final SampleFrames frames = new SampleFrames();

    /** Header, JPEG and boundary in a row in one buffer, of which a slice is taken. */
    @Benchmark
    public void inOneBuffer(Blackhole sink) {
        Frame frame = frames.next();
        ByteBuf part = frame.retainedPart();
        sink.consume(part);
        part.release();
        frame.release();
    }

    /** Rejected: a formatted header, the JPEG and the boundary as three buffers in a composite one. */
    @Benchmark
    public void composedRejected(Blackhole sink) {
        ByteBuf jpeg = SampleFrames.ALLOCATOR.directBuffer(SampleFrames.JPEG_BYTES)
            .writerIndex(SampleFrames.JPEG_BYTES);
        CompositeByteBuf frame = SampleFrames.ALLOCATOR.compositeDirectBuffer(3)
            .addComponents(true, ascii(header()), jpeg, ascii(DELIMITER));
        ByteBuf part = frame.retainedDuplicate();
        sink.consume(part);
        part.release();
        frame.release();
    }

    private String header() {
        long micros = frames.captured().epochMicros();
        return String.format("Content-Type: image/jpeg\r\nContent-Length: %d\r\nX-Timestamp: %d.%06d\r\n\r\n",
            SampleFrames.JPEG_BYTES, micros / 1_000_000, micros % 1_000_000);
    }

    private static ByteBuf ascii(String text) {
        return ByteBufUtil.encodeString(SampleFrames.ALLOCATOR, CharBuffer.wrap(text),
            StandardCharsets.US_ASCII);
    }
}
