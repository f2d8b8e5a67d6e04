package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.webcamd.camera.Picture;
import org.webcamd.counters.Counter;

@Timeout(60)
@DisabledIfSystemProperty(named = "io.netty.leakDetection.level", matches = "disabled",
    disabledReason = "it waits for real pauses: once a build is enough")
final class UselessPicturesTest {
    private static final byte[] FIRST = ScriptedFeed.FIRST;
    private static final byte[] SECOND = ScriptedFeed.SECOND;

    private final ScriptedFeed camera = new ScriptedFeed();
    private final ScriptedSource source = camera.source;

    @AfterEach
    void close() {
        camera.close();
    }

    @Test
    void cameraThatGivesOnlyBrokenPicturesIsLost() {
        camera.watchLive();
        // Far more than are taken; how many that are depends on the machine.
        for (int i = 0; i < 10_000; i++) {
            source.does(() -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                return ScriptedSource.picture(new byte[99], System.nanoTime());
            });
        }
        camera.awaitState(CameraState.LOST);
        assertEquals("script gives only broken pictures: it is to give JPEGs, end to end or as multipart",
            camera.feed.status().lastError());
        assertTrue(camera.count(Counter.DROPPED_GARBAGE) > 2);
        camera.awaitCount(Counter.CARDS_SHOWN, 1);
        source.forgetGrabs();
    }

    @Test
    void cameraThatGivesOnlyPicturesThatAreTooLargeIsLost() {
        camera.watchLive();
        LogLines said = new LogLines(PictureLimit.class);
        try {
            for (int i = 0; i < 10_000; i++) {
                source.does(() -> {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                    return new Picture.Dropped(Picture.Dropped.Reason.TOO_LARGE, 25 << 20, System.nanoTime());
                });
            }
            camera.awaitState(CameraState.LOST);
            assertEquals("script gives only pictures that are too large (25.0 MiB, the largest is 16.0 MiB): "
                + "--max-picture allows larger ones, up to an eighth of --frame-memory",
                camera.feed.status().lastError());
            assertEquals(List.of("WARNING script: a picture of 25.0 MiB was dropped, the largest is 16.0 MiB: "
                + "--max-picture allows larger ones, up to an eighth of --frame-memory"), said.lines());
        } finally {
            said.close();
        }
        source.forgetGrabs();
    }

    @Test
    void pictureOfADriverThatIsTooLargeIsDropped() {
        camera.watchLive();
        LogLines said = new LogLines(PictureLimit.class);
        try {
            source.gives(new byte[(16 << 20) + 1]).gives(ScriptedFeed.SECOND);
            ScriptedFeed.await("the next frame", () -> camera.newestSequence() == 2);
            assertEquals(1, camera.count(Counter.DROPPED_TOO_LARGE));
            assertEquals(1, said.lines().size());
        } finally {
            said.close();
        }
        assertEquals(CameraState.LIVE, camera.feed.status().state());
    }

    @Test
    void cameraWithoutMemoryForItsPicturesIsNotLost() {
        camera.watchLive();
        for (int i = 0; i < 500; i++) {
            source.does(() -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                return new Picture.Dropped(Picture.Dropped.Reason.NO_MEMORY, 1_000, System.nanoTime());
            });
        }
        source.gives(ScriptedFeed.SECOND);
        ScriptedFeed.await("the next frame", () -> camera.newestSequence() == 2);
        assertEquals(1, source.opened());
        assertEquals(CameraState.LIVE, camera.feed.status().state());
    }
}
