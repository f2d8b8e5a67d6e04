package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.webcamd.counters.Counter;

@Timeout(60)
@DisabledIfSystemProperty(named = "io.netty.leakDetection.level", matches = "disabled",
    disabledReason = "it waits for real pauses: once a build is enough")
final class StalePicturesTest {
    private final ScriptedFeed camera = new ScriptedFeed();
    private final ScriptedSource source = camera.source;

    @AfterEach
    void close() {
        camera.close();
    }

    @Test
    void cameraWhoseEveryPictureIsDroppedAsOldIsLost() {
        camera.watchLive();
        long longAgo = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);
        for (int i = 0; i < 10_000; i++) {
            source.does(() -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                return ScriptedSource.picture(ScriptedFeed.FIRST, longAgo);
            });
        }
        camera.awaitState(CameraState.LOST);
        assertEquals("script gives only pictures that are too old: its time stamps may be wrong",
            camera.feed.status().lastError());
        assertTrue(camera.count(Counter.DROPPED_STALE) > 2);
        camera.awaitCount(Counter.CARDS_SHOWN, 1);
        source.forgetGrabs();
    }
}
