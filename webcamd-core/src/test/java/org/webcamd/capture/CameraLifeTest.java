package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.camera.CameraMode;
import org.webcamd.counters.Counters;

final class CameraLifeTest {
    private static final CameraMode SMALL = new CameraMode("script", 640, 480, 30, "MJPG");
    private static final CameraMode LARGE = new CameraMode("script", 1280, 720, 30, "MJPG");
    private static final int MANY = 300;
    private static final int FEW = 5;

    private final LogLines log = new LogLines(CameraLife.class);
    private final CameraLife life = new CameraLife("door", new Counters(), Clock.systemUTC());

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void picturesOfTwoSizesInTurnAreSaidAFewTimes() {
        for (int i = 0; i < MANY; i++) {
            life.live(SMALL);
            life.live(LARGE);
        }
        assertEquals(LARGE, life.status().mode());
        assertTrue(log.lines().size() <= 1 + FEW, () -> log.lines().size() + " lines");
        assertEquals("INFO camera door: live, 1280x720 MJPG at 30 frames/s (script)", log.lines().get(1));
    }

    @Test
    void lossIsSaidBehindManyChangesOfSize() {
        for (int i = 0; i < MANY; i++) {
            life.live(SMALL);
            life.live(LARGE);
        }
        int before = log.lines().size();
        life.lost("unplugged");
        life.live(LARGE);
        assertEquals(List.of("WARNING camera door: unplugged; trying again",
            "INFO camera door: live, 1280x720 MJPG at 30 frames/s (script)"),
            log.lines().subList(before, before + 2));
    }

    @Test
    void cameraThatComesAndGoesIsSaidAFewTimes() {
        for (int i = 0; i < MANY; i++) {
            life.live(SMALL);
            life.stalled("door gives no pictures");
            life.lost("reason " + i);
        }
        assertEquals(3 * FEW, log.lines().size());
    }

    @Test
    void otherReasonsForALossAreSaidAFewTimes() {
        for (int i = 0; i < MANY; i++) {
            life.lost(i % 2 == 0 ? "connection refused" : "connection reset");
        }
        assertEquals(FEW, log.lines().size());
    }
}
