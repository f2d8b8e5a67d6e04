package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.capture.CameraSpec;
import org.webcamd.cli.CommandLine;
import org.webcamd.v4l2.FakeMachine;
import org.webcamd.wire.RawConnection;

/** A configuration that asks for whatever is plugged in, and no longer does, while people watch. */
@Timeout(120)
final class PluggedReloadIT {
    private static final long LIMIT_SECONDS = 30;
    private static final int MANY = 20;
    private static final String SERVER = "port = 0\nv4bindaddress = 127.0.0.1\nwidth = 320\nheight = 240\n";
    private static final String BED = "[camera bed]\nsource = test\nfps = 5\n";
    private static final String AUTO = "camera = auto\n";

    @TempDir
    private Path folder;
    private Path file;
    private FakeMachine machine;
    private Launcher running;
    private Reload reload;

    @BeforeEach
    void start() throws Exception {
        machine = new FakeMachine(folder.resolve("machine"));
        machine.plug(0, "2", "Webcam", "");
        file = Files.writeString(folder.resolve("webcamd.conf"), SERVER + BED);
        running = Launcher.start(CommandLine.parse("--config", file.toString()), () -> { }, machine::devices);
        reload = new Reload(running, new Supervision(running));
    }

    @AfterEach
    void end() {
        reload.close();
        running.close();
    }

    @Test
    void thoseThatWereFoundGoAndComeAndViewersOfAnotherLoseNoFrame() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong parts = new AtomicLong();
        List<CompletableFuture<SortedSet<Long>>> viewers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            viewers.add(CompletableFuture.supplyAsync(() -> watch(enough, parts), task -> new Thread(task).start()));
        }
        awaitSomeMore(parts);
        CameraSpec bed = running.cameras().specs().get(0);

        becomes(AUTO, "bed", "webcam-port2");
        awaitSomeMore(parts);
        becomes("", "bed");
        awaitSomeMore(parts);
        machine.plug(2, "1", "Webcam", "");
        becomes(AUTO, "bed", "webcam-port1", "webcam-port2");
        awaitSomeMore(parts);
        becomes("camera = auto,fps=7\n", "bed", "webcam-port1", "webcam-port2");
        until(() -> running.cameras().specs().stream().filter(spec -> spec.cameraSettings().fps() == 7).count() == 2);
        awaitSomeMore(parts);

        assertEquals(bed, running.cameras().specs().get(0), "it is still the same");
        enough.set(true);
        assertNobodyMissedOne(viewers);
    }

    @Test
    void thoseThatAreAskedForAsBeforeStayAsTheyAre() throws Exception {
        becomes(AUTO, "bed", "webcam-port2");
        CameraSpec found = running.cameras().specs().get(1);
        Files.writeString(file, SERVER + AUTO + "[camera door]\nsource = test\n");
        reload.ask();
        awaitNames("door", "webcam-port2");
        assertEquals(found, running.cameras().specs().get(1), "it was started again");
    }

    private void becomes(String automatic, String... names) throws Exception {
        Files.writeString(file, SERVER + automatic + BED);
        reload.ask();
        awaitNames(names);
    }

    private void awaitNames(String... expected) throws InterruptedException {
        until(() -> names().equals(List.of(expected)));
        assertEquals(List.of(expected), names());
    }

    private List<String> names() {
        return running.cameras().specs().stream().map(CameraSpec::name).toList();
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!holds.getAsBoolean() && System.nanoTime() - endNanos < 0) {
            Thread.sleep(20);
        }
        assertTrue(holds.getAsBoolean(), "not within " + LIMIT_SECONDS + " s");
    }

    /** Three a viewer. */
    private static void awaitSomeMore(AtomicLong parts) throws InterruptedException {
        long wanted = parts.get() + 3 * MANY;
        until(() -> parts.get() >= wanted);
    }

    private SortedSet<Long> watch(AtomicBoolean enough, AtomicLong parts) {
        try (RawConnection connection = RawConnection.to("127.0.0.1", running.port()).get("/bed/?stream")) {
            assertEquals(200, connection.readHead().status());
            connection.expect("--boundarydonotcross\r\n");
            SortedSet<Long> frames = new TreeSet<>();
            while (!enough.get()) {
                frames.add(connection.readPart().timestampMicros());
                parts.incrementAndGet();
            }
            return frames;
        } catch (IOException ended) {
            throw new AssertionError(ended);
        }
    }

    private static void assertNobodyMissedOne(List<CompletableFuture<SortedSet<Long>>> viewers) throws Exception {
        List<SortedSet<Long>> seen = new ArrayList<>();
        for (CompletableFuture<SortedSet<Long>> viewer : viewers) {
            seen.add(viewer.get(LIMIT_SECONDS, TimeUnit.SECONDS));
        }
        long from = seen.stream().mapToLong(SortedSet::first).max().orElseThrow();
        long to = seen.stream().mapToLong(SortedSet::last).min().orElseThrow();
        SortedSet<Long> all = new TreeSet<>(seen.get(0).subSet(from, to));
        seen.forEach(frames -> assertEquals(all, new TreeSet<>(frames.subSet(from, to)), "frames of one viewer"));
        assertTrue(all.size() >= 3, "frames that all have seen");
    }
}
