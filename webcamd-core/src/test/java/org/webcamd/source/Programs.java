package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Picture;

/** What tests with real processes share. */
final class Programs {
    static final CameraSettings FAST = new CameraSettings(64, 48, 200, CaptureFormat.AUTO);

    static final CameraSettings ANY = new CameraSettings(320, 240, 30, CaptureFormat.AUTO);
    static final Patience PATIENCE = Patience.of(ANY);

    private Programs() {
    }

    /** Settings with a rate. */
    static CameraSettings at(double fps) {
        return new CameraSettings(320, 240, fps, CaptureFormat.AUTO);
    }

    /** Skips the test, visibly, where a program is missing. */
    static void assumeInstalled(String program) {
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        Assumptions.assumeTrue(installed, program + " is not installed");
    }

    /** Waits for something that is to happen soon. */
    static void await(String what, BooleanSupplier happened) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                fail("not within 20 s: " + what);
            }
            Thread.sleep(5);
        }
    }

    /** Never returns. */
    static void grabUntilItFails(Camera camera) throws CameraException, InterruptedException {
        while (true) {
            camera.grab();
        }
    }

    /** The bytes of the next picture. */
    static byte[] grab(Camera camera) throws CameraException, InterruptedException {
        return Pieces.bytes(((Picture.Jpeg) camera.grab()).bytes());
    }
}
