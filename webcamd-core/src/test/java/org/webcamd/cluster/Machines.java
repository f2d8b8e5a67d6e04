package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Source;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.capture.OnLoss;
import org.webcamd.memory.TestMemory;
import org.webcamd.wish.Wish;

/** What tests of a cluster have in common. */
final class Machines {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private Machines() {
    }

    static CameraFeed feed(String name, Source source) {
        CameraSettings asked = new CameraSettings(320, 240, 30, CaptureFormat.AUTO);
        CaptureSettings capture = new CaptureSettings(Duration.ZERO, 80, Wish.NONE, 0, OnLoss.CARD, false);
        return new CameraFeed(new CameraSpec(name, 0, source, asked, capture), TestMemory.frames(), Runnable::run);
    }

    static BrokerSettings broker(String addresses) {
        return BrokerSettings.of("publish", addresses, BrokerSettings.USUAL_CLUSTER, Optional.empty(),
            Optional.empty());
    }

    static PublishSettings publish(String addresses) {
        return new PublishSettings(broker(addresses), Wish.NONE, Duration.ZERO);
    }

    static void await(String what, BooleanSupplier condition) {
        await(what, PATIENCE_NANOS, condition);
    }

    /** Returns how long it took. */
    static long await(String what, long patienceNanos, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - begin < patienceNanos, () -> "waited in vain for " + what);
            LockSupport.parkNanos(POLL_NANOS);
        }
        return System.nanoTime() - begin;
    }

    static void sleep(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
