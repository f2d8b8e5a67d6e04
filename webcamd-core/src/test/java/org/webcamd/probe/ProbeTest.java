package org.webcamd.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Source;
import org.webcamd.counters.Counter;
import org.webcamd.jpeg.SampleJpegs;
import org.webcamd.frame.Frame;
import org.webcamd.memory.MemoryShare;
import org.webcamd.memory.TestMemory;

@Timeout(60)
final class ProbeTest {
    private static final byte[] JPEG = SampleJpegs.textured(64, 48, 1);
    private static final byte[] HALF = Arrays.copyOf(JPEG, JPEG.length / 2);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void whatComesIsTakenTheWayThatTheServerTakesIt() throws Exception {
        byte[] padded = Arrays.copyOf(JPEG, JPEG.length + 7);
        Delivery delivery = probe(LONG, LONG, List.of(JPEG, HALF, new byte[0], padded), "unplugged");

        assertEquals("unplugged", delivery.failure());
        assertEquals("unplugged", delivery.complaint());
        assertEquals(4, delivery.pictures());
        assertEquals(List.of(JPEG.length, JPEG.length), delivery.frameBytes());
        assertEquals(new CameraMode("script", 64, 48, 30, "MJPG"), delivery.mode());
        assertEquals(3_000, delivery.spanNanos());
        assertEquals(1, delivery.counters().value(Counter.DROPPED_TRUNCATED));
        assertEquals(1, delivery.counters().value(Counter.DROPPED_EMPTY));
        assertEquals(1, delivery.counters().value(Counter.TRAILING_CUT));
        assertTrue(delivery.firstNanos() >= delivery.openedNanos());
        assertTrue(closed.get());
    }

    @Test
    void sourceThatGoesOnIsEndedWhenTheTimeIsOver() throws Exception {
        Delivery delivery = probe(LONG, SHORT, List.of(JPEG), null);

        assertNull(delivery.failure());
        assertNull(delivery.complaint());
        assertEquals(1, delivery.pictures());
        assertTrue(closed.get());
    }

    @Test
    void sourceThatStopsOnTheWayIsAComplaint() throws Exception {
        Delivery delivery = probe(LONG, Duration.ofSeconds(1), List.of(JPEG, JPEG, JPEG), null);

        assertEquals(3, delivery.pictures());
        assertEquals("script stopped giving pictures", delivery.complaint());
    }

    @Test
    void nothingButBrokenPicturesIsAComplaint() throws Exception {
        Delivery delivery = probe(LONG, SHORT, List.of(HALF), null);

        assertEquals(1, delivery.pictures());
        assertEquals("all pictures that came were broken", delivery.complaint());
    }

    @Test
    void sourceThatGivesNothingIsNotWaitedForLong() {
        assertEquals("script gave no picture in 0 s: it sends nothing, or its driver hangs",
            assertThrows(CameraException.class, () -> probe(SHORT, LONG, List.of(), null)).getMessage());
        assertTrue(closed.get(), "not closed");
    }

    @Test
    void driverThatHangsInOpeningIsNotWaitedForLong() {
        CountDownLatch over = new CountDownLatch(1);
        Source hanging = source(() -> {
            while (true) {
                try {
                    over.await();
                    throw new CameraException("the test is over");
                } catch (InterruptedException deaf) {
                    // As a driver is.
                }
            }
        });
        String message = assertThrows(CameraException.class, () -> run(hanging, SHORT, SHORT)).getMessage();
        over.countDown();
        assertEquals("script gave no picture in 0 s: it sends nothing, or its driver hangs", message);
    }

    @Test
    void whatCannotBeOpenedIsSaidInItsOwnWords() {
        Source source = source(() -> {
            throw new CameraException("no camera at script");
        });
        assertEquals("no camera at script",
            assertThrows(CameraException.class, () -> run(source, LONG, LONG)).getMessage());
    }

    @Test
    void cardOfAnotherServerIsNoPicture() {
        Source relayed = source(() -> new Script(List.of(JPEG), null) {
            @Override
            public Picture grab() throws CameraException, InterruptedException {
                Picture.Jpeg picture = (Picture.Jpeg) super.grab();
                return new Picture.Jpeg(picture.bytes(), picture.capturedNanos(), 0, Frame.Kind.CARD);
            }
        });
        assertEquals("script has no live picture at present",
            assertThrows(CameraException.class, () -> run(relayed, LONG, LONG)).getMessage());
    }

    @Test
    void exceptionOfANativeLibraryIsSaid() {
        Source source = source(() -> {
            throw new IllegalStateException("select() failed");
        });
        assertEquals("script failed: select() failed",
            assertThrows(CameraException.class, () -> run(source, LONG, LONG)).getMessage());
    }

    private Delivery probe(Duration patience, Duration span, List<byte[]> pictures, String failure) throws Exception {
        return run(source(() -> new Script(pictures, failure)), patience, span);
    }

    private static Delivery run(Source source, Duration patience, Duration span) throws Exception {
        try (Probe probe = new Probe(source, 80, false, TestMemory.SETTINGS, patience, span)) {
            return probe.run();
        }
    }

    private static Source source(Opening opening) {
        return new Source() {
            @Override
            public Camera open(MemoryShare memory) throws CameraException {
                return opening.open();
            }

            @Override
            public String name() {
                return "script";
            }
        };
    }

    /** How a source is opened. */
    private interface Opening {
        Camera open() throws CameraException;
    }

    /** Gives pictures a microsecond apart, and then fails, or nothing any more. */
    private class Script implements Camera {
        private final List<byte[]> pictures;
        private final String failure;
        private int given;

        Script(List<byte[]> pictures, String failure) {
            this.pictures = pictures;
            this.failure = failure;
        }

        @Override
        public Picture grab() throws CameraException, InterruptedException {
            if (given == pictures.size()) {
                if (failure == null) {
                    new CountDownLatch(1).await();
                }
                throw new CameraException(failure);
            }
            byte[] jpeg = pictures.get(given++);
            return new Picture.Jpeg(ByteBuffer.allocateDirect(jpeg.length).put(jpeg).flip(), 1_000L * given);
        }

        @Override
        public CameraMode mode() {
            return new CameraMode("script", 160, 120, 30, "MJPG");
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
