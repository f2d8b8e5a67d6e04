package org.webcamd.plug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.capture.LogLines;

final class NewcomersTest {
    private static final int EACCES = 13;
    private static final int EIO = 5;

    @TempDir
    Path root;
    private Onlooker on;

    @BeforeEach
    void start() {
        on = new Onlooker(root);
    }

    @AfterEach
    void stop() {
        on.close();
    }

    @Test
    void whatIsNoCameraIsNotServed() {
        on.machine.addOutput("video10");
        on.machine.addConverter("video14");
        on.machine.addReceiver("video20");
        on.machine.addLoopback("video30", false);
        on.look();
        assertEquals(List.of(), on.events);
    }

    @Test
    void deviceOfProgramsIsACameraWhileOneWritesToIt() {
        on.machine.addLoopback("video30", false);
        on.look();
        on.machine.setWritten("video30", true);
        assertTrue(on.isDue(), "no node tells of it");
        on.look();
        assertEquals(List.of("+loopback-video30"), on.events);
        on.machine.setWritten("video30", false);
        on.look();
        assertFalse(on.served.get("loopback-video30").isPresent());
    }

    @Test
    void noDeviceIsOpenedTwiceHoweverOftenItIsLookedAt() {
        on.machine.plug(0, "3", "C920", "");
        on.machine.addOutput("video10");
        for (int i = 0; i < 5; i++) {
            on.look();
        }
        on.machine.unplug(0);
        on.look();
        on.machine.plug(0, "3", "C920", "");
        on.look();
        assertEquals(List.of("video0", "video10"),
            on.machine.opened().stream().filter(node -> !node.equals("video1")).sorted().toList());
    }

    @Test
    void driverThatHangsKeepsNobodyWaiting() {
        CountDownLatch hangs = on.machine.hang("video0");
        on.machine.plug(0, "1", "Stuck", "");
        on.machine.plug(2, "2", "C920", "");
        on.lookUntilServed("c920-port2");
        assertTrue(on.isDue(), "the answer is awaited");
        hangs.countDown();
        on.lookUntilServed("stuck-port1");
    }

    @Test
    void cameraIsServedOnceItsPermissionIsThere() {
        on.machine.refuse("video0", EACCES);
        on.machine.plug(0, "1", "C920", "");
        for (int seconds = 0; seconds < 300; seconds += 10) {
            on.look();
            on.pass(10);
        }
        assertEquals(List.of(), on.events);
        on.machine.refuse("video0", 0);
        on.pass(60);
        assertTrue(on.isDue());
        on.look();
        assertEquals(List.of("+c920-port1"), on.events);
    }

    @Test
    void deviceThatFailsIsGivenUpUntilItIsPluggedInAgain() {
        on.machine.refuse("video0", EIO);
        on.machine.plug(0, "1", "C920", "");
        for (int seconds = 0; seconds < 600; seconds++) {
            on.look();
            on.pass(1);
        }
        assertEquals(5, on.machine.opened().stream().filter("video0"::equals).count());
        assertFalse(on.isDue());
        on.machine.unplug(0);
        on.look();
        on.machine.refuse("video0", 0);
        on.machine.plug(0, "1", "C920", "");
        on.look();
        assertEquals(List.of("+c920-port1"), on.events);
    }

    @Test
    void whatIsWrongWithManyDevicesIsSaidOnceAndNotBeforePermissionsMayHaveCome() {
        try (LogLines log = new LogLines(Newcomers.class)) {
            for (int number = 0; number < 20; number += 2) {
                on.machine.refuse("video" + number, EACCES);
                on.machine.refuse("video" + (number + 1), EACCES);
                on.machine.plug(number, "1." + number, "C920", "");
            }
            on.look();
            on.pass(2);
            on.look();
            assertEquals(List.of(), log.lines());
            for (int times = 0; times < 5; times++) {
                on.pass(60);
                on.look();
            }
            assertEquals(List.of("WARNING refused: " + on.machine.node("video0")), log.lines());
        }
    }

    @Test
    void ownerOfACameraModuleIsToldOnceWhatServesIt() {
        try (LogLines log = new LogLines(Newcomers.class)) {
            on.machine.addReceiver("video20");
            on.machine.addReceiver("video21");
            on.look();
            on.look();
            assertEquals(1, log.lines().size());
            assertTrue(log.lines().get(0).contains("'module=exec:rpicam-vid -t 0 -n --codec mjpeg -o -'"),
                log.lines().get(0));
        }
    }
}
