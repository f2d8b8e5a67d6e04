package org.webcamd.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LineQueueTest {
    private static final LineFormat FORMAT = new LineFormat(LineStyle.PLAIN);
    private static final long LONG_MILLIS = 30_000;

    private final Reader reader = new Reader();
    private final AtomicLong dropped = new AtomicLong();
    private final LineQueue queue = new LineQueue(reader, dropped::incrementAndGet, FORMAT::droppedLines);

    @Test
    void linesComeInTheirOrder() {
        reader.read();
        queue.start("log-of-test");
        IntStream.range(0, 500).forEach(number -> queue.offer(() -> number + "\n"));
        queue.flush(LONG_MILLIS);

        assertEquals(IntStream.range(0, 500).mapToObj(Integer::toString).toList(), reader.lines());
        assertEquals(0, dropped.get());
    }

    @Test
    void whoLogsNeverWaitsForTheReaderAndIsToldWhatWasLost() {
        queue.start("log-of-test");
        IntStream.range(0, 5_000).forEach(number -> queue.offer(() -> number + "\n"));
        long lost = dropped.get();
        reader.read();
        queue.flush(LONG_MILLIS);
        queue.offer(() -> "later\n");
        queue.flush(LONG_MILLIS);

        assertTrue(lost >= 5_000 - 1024 - 64, () -> lost + " lost");
        List<String> lines = reader.lines();
        List<String> notices = lines.stream().filter(line -> line.endsWith(" as nobody took them")).toList();
        assertEquals(1, notices.size(), lines::toString);
        assertTrue(notices.get(0).contains(" " + lost + " lines were "), notices::toString);
        assertEquals("later", lines.get(lines.size() - 1));
        assertEquals(5_000 - lost + 2, lines.size());
    }

    @Test
    void flushHasAnEndWhereNobodyReads() {
        queue.start("log-of-test");
        queue.offer(() -> "never read\n");
        queue.flush(50);

        assertEquals(List.of(), reader.lines());
        reader.read();
    }

    @Test
    void readerThatIsGoneHarmsNobody() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        LineQueue unread = new LineQueue(gone, dropped::incrementAndGet, FORMAT::droppedLines);
        unread.start("log-of-test");
        IntStream.range(0, 10).forEach(number -> unread.offer(() -> number + "\n"));
        unread.flush(LONG_MILLIS);
        awaitDropped(10);
    }

    private void awaitDropped(long lines) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (dropped.get() < lines && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(lines, dropped.get());
    }

    @Test
    void lineThatCannotBeMadeDoesNotKeepTheNextFromBeingWritten() {
        reader.read();
        queue.start("log-of-test");
        queue.offer(() -> {
            throw new IllegalStateException("on purpose");
        });
        queue.offer(() -> "next\n");
        queue.flush(LONG_MILLIS);

        assertEquals(List.of("a line of the log could not be made: java.lang.IllegalStateException", "next"),
            reader.lines());
    }

    /** Takes nothing until it reads. */
    private static final class Reader extends OutputStream {
        private final CountDownLatch reading = new CountDownLatch(1);
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

        void read() {
            reading.countDown();
        }

        List<String> lines() {
            synchronized (taken) {
                return taken.toString(StandardCharsets.UTF_8).lines().toList();
            }
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                reading.await();
            } catch (InterruptedException ended) {
                throw new IOException(ended);
            }
            synchronized (taken) {
                taken.write(bytes, offset, length);
            }
        }
    }
}
