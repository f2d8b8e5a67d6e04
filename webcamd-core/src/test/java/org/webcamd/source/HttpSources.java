package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;

/** Opens URLs for tests. */
final class HttpSources {
    /** As in use, but for what a test would have to wait for. */
    private static final StreamLimits LIMITS = new StreamLimits(Duration.ofSeconds(3), Duration.ofSeconds(1),
        Duration.ofSeconds(10));
    /** Where a picture is to come, on a machine that may be busy; and where it has to be waited for in vain. */
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private HttpSources() {
    }

    static Camera open(String url) throws CameraException {
        return open(url, LONG);
    }

    private static Camera open(String url, Duration silence) throws CameraException {
        Patience patience = Patience.of(Optional.empty(), silence, 200);
        return new HttpSource(HttpAddress.parse(url), 200, LIMITS, patience).open(Pieces.MEMORY);
    }

    /** Why it gives no picture, at once or behind some bytes that are none. */
    static String refusal(String url) {
        return assertThrows(CameraException.class, () -> {
            try (Camera camera = open(url, SHORT)) {
                Programs.grabUntilItFails(camera);
            }
        }).getMessage();
    }
}
