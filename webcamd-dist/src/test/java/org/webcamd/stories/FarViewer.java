package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.webcamd.wire.StreamPart;

/**
 * Somebody who watches a stream at the other end of a link, on a thread of its own, and notes how old each picture was
 * when it was there whole.
 */
final class FarViewer implements AutoCloseable {
    private static final int LONGEST_LINE = 1_000;
    private static final int LARGEST_PICTURE = 10_000_000;

    private final Process curl;
    private final Thread reader = new Thread(this::read, "far-viewer-of-test");
    private final List<Double> agesMillis = new ArrayList<>();
    private String ended;

    private FarViewer(Process curl) {
        this.curl = curl;
        reader.setDaemon(true);
    }

    /** Watches until it is closed, or for 5 minutes. */
    static FarViewer of(NarrowLink link, int port, String target) throws IOException {
        FarViewer viewer = new FarViewer(link.program("curl", "-s", "-N", "--max-time", "300",
            "http://" + link.host() + ":" + port + target).redirectError(ProcessBuilder.Redirect.DISCARD).start());
        viewer.reader.start();
        return viewer;
    }

    private void read() {
        try (InputStream in = new BufferedInputStream(curl.getInputStream())) {
            assertEquals("--boundarydonotcross", line(in));
            while (true) {
                readPart(in);
            }
        } catch (IOException | AssertionError | NumberFormatException end) {
            end(end.toString());
        }
    }

    private void readPart(InputStream in) throws IOException {
        int length = -1;
        BigDecimal taken = null;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
            } else if (line.startsWith("X-Timestamp: ")) {
                taken = new BigDecimal(line.substring(line.indexOf(' ') + 1));
            }
        }
        assertTrue(length > 0 && length < LARGEST_PICTURE, "Content-Length: " + length);
        byte[] jpeg = in.readNBytes(length);
        StreamPart.checkJpeg(jpeg);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        add((micros - taken.movePointRight(6).longValueExact()) / 1e3);
        assertEquals("", line(in));
        assertEquals("--boundarydonotcross", line(in));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("inside the line '" + line + "'");
            }
            line.append((char) next);
            assertTrue(line.length() < LONGEST_LINE, "no end of line");
        }
        return line.toString().stripTrailing();
    }

    private synchronized void add(double ageMillis) {
        agesMillis.add(ageMillis);
        notifyAll();
    }

    private synchronized void end(String why) {
        ended = why;
        notifyAll();
    }

    /** Waits for so many more pictures, and tells how old each of them was. */
    synchronized List<Double> nextAges(int pictures) throws InterruptedException {
        int first = agesMillis.size();
        while (agesMillis.size() < first + pictures) {
            assertTrue(ended == null, () -> "ended after " + agesMillis.size() + " pictures: " + ended);
            wait();
        }
        return List.copyOf(agesMillis.subList(first, first + pictures));
    }

    /** How many it has had. */
    synchronized int pictures() {
        return agesMillis.size();
    }

    @Override
    public void close() {
        curl.descendants().forEach(ProcessHandle::destroyForcibly);
        curl.destroyForcibly().onExit().join();
    }
}
