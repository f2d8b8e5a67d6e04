package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;

final class PatienceTest {
    /** What is asked for: ten seconds, or three pictures. */
    @ParameterizedTest
    @CsvSource({"30, 10", "0.5, 10", "0.2, 15", "0.1, 30"})
    void limitFollowsTheRateThatWasAskedFor(double fps, long seconds) {
        assertSeconds(seconds, Patience.of(new CameraSettings(320, 240, fps, CaptureFormat.AUTO)));
    }

    @Test
    void limitFollowsTheRateThatIsSeen() {
        Patience patience = usual();
        patience.waited(TimeUnit.SECONDS.toNanos(8));
        assertSeconds(24, patience);
    }

    /** The first picture of a program may take eleven seconds, each time. */
    @Test
    void sourceThatWasGivenUpIsWaitedForTwiceAsLongNextTime() {
        Patience patience = usual();
        patience.exhausted();
        assertSeconds(20, patience);
        for (int i = 0; i < 9; i++) {
            patience.exhausted();
        }
        assertSeconds(120, patience);
    }

    @Test
    void onceItsRateIsKnownItCounts() {
        Patience patience = usual();
        patience.exhausted();
        patience.waited(TimeUnit.SECONDS.toNanos(12));
        assertSeconds(36, patience);
        patience.exhausted();
        assertSeconds(36, patience);
    }

    @Test
    void whatTheUserSaysIsNeitherMoreNorLess() {
        Patience patience = Patience.of(new CameraSettings(320, 240, 0.1, CaptureFormat.AUTO,
            Optional.of(Duration.ofSeconds(4))));
        patience.exhausted();
        patience.waited(TimeUnit.SECONDS.toNanos(3));
        assertSeconds(4, patience);
    }

    private static Patience usual() {
        return Patience.of(Programs.ANY);
    }

    private static void assertSeconds(long seconds, Patience patience) {
        assertEquals(TimeUnit.SECONDS.toNanos(seconds), patience.limitNanos());
    }
}
