package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.cli.CommandLine;
import org.webcamd.service.ServiceReport;

/** The line of {@code systemctl status}, and what the watchdog goes by, of a running program. */
@Timeout(60)
final class ServiceStatusIT {
    private static final long LIMIT_SECONDS = 30;

    private static Launcher start(String... cameras) throws Exception {
        List<String> args = new ArrayList<>(List.of("--v4bindaddress", "127.0.0.1", "--port", "0", "--width", "320",
            "--height", "240"));
        args.addAll(List.of(cameras));
        return Launcher.start(CommandLine.parse(args.toArray(String[]::new)), () -> { });
    }

    private static void await(Launcher running, String pattern) throws InterruptedException {
        ServiceReport report = running.serviceReport();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() - end < 0) {
            if (report.status().matches(pattern)) {
                assertEquals(Optional.empty(), report.trouble());
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        fail("it says " + report.status());
    }

    @Test
    void oneCameraIsToldByItsNameAndWhoWatches() throws Exception {
        try (Launcher running = start("--source", "test")) {
            await(running, "test is asleep; nobody watches");
            try (InputStream viewer =
                URI.create("http://127.0.0.1:" + running.port() + "/?stream").toURL().openStream()) {
                assertEquals('-', viewer.read());
                await(running, "test is live; 1 viewer at [0-9]+ frames/s");
            }
        }
    }

    @Test
    void ofSeveralThoseAreNamedThatAreNotWell() throws Exception {
        try (Launcher running = start("--camera", "bed=test", "--camera", "door=/dev/video99")) {
            await(running, "1 of 2 cameras well, door is lost \\(no camera at /dev/video99.*\\); nobody watches");
        }
    }

    @Test
    void cameraThatIsLostIsNoTroubleOfTheProcess() throws Exception {
        try (Launcher running = start("--source", "/dev/video99")) {
            await(running, "/dev/video99 is lost \\(no camera at /dev/video99.*\\); nobody watches");
        }
    }
}
