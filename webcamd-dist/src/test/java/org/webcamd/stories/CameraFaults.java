package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A camera that does wrong when it is told to: one word a line, written to a file. CONTRIBUTING.md lists them. */
final class CameraFaults {
    private static final String PROPERTY = "webcamd.test.camera.faults";
    private static final List<String> MENDING = List.of("thaw", "pad 0", "dht on", "truncate 0", "garbage 0", "empty 0",
        "error 0", "break 0", "refuse 0");
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path file;
    private final Path device;

    private CameraFaults(Path file, Path device) {
        this.file = file;
        this.device = device;
    }

    /** Skips the test when no such camera was named. */
    static CameraFaults of(String device) {
        String file = System.getProperty(PROPERTY, "");
        assumeTrue(!file.isEmpty(), "no camera that can be told to fail: name its file with -D" + PROPERTY + "=…");
        return new CameraFaults(Path.of(file), Path.of(device));
    }

    /** Tells the camera; returns when that was. */
    long tell(String word) throws IOException {
        final long now = System.nanoTime();
        Files.writeString(file, word + "\n", StandardOpenOption.WRITE);
        return now;
    }

    /** Plugs the camera in, and returns when the system had made a device of it, under whatever number. */
    long plug() throws IOException, InterruptedException {
        List<String> before = devices();
        long told = tell("plug");
        await("no new device after plug", () -> !before.containsAll(devices()));
        final long now = System.nanoTime();
        System.out.printf("%s there %.2f s after plug%n", devices(), (now - told) / 1e9);
        return now;
    }

    /** As good as new, plugged in, and under its own number. */
    void mend() throws IOException, InterruptedException {
        for (String word : MENDING) {
            tell(word);
        }
        if (!Files.exists(device)) {
            tell("unplug");
            TimeUnit.SECONDS.sleep(1);
            plug();
            await("no " + device, () -> Files.exists(device));
        }
    }

    /** Waits until the device has gone. */
    void awaitGone() throws InterruptedException {
        await(device + " stays", () -> !Files.exists(device));
    }

    private static List<String> devices() {
        String[] nodes = new File("/dev").list((dev, name) -> name.startsWith("video"));
        return nodes == null ? List.of() : Stream.of(nodes).sorted().toList();
    }

    private static void await(String otherwise, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, otherwise);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
