package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;

/** Who holds frames longest gives way before the memory for frames is used up; nobody else notices. */
@Timeout(60)
final class FrameMemoryIT {
    private static final int LARGE = 1_330_000;
    private static final int MIDDLING = 120_000;
    private static final int ULTRA_HD = 4_650_000;
    private static final int TRICKLE = 2_000;
    private static final int FEW = 4;
    @TempDir
    private static Path folder;
    private static String large;
    private static String middling;
    private static String ultraHd;

    @BeforeAll
    static void makePictures() throws IOException {
        large = PictureFolder.of(folder, LARGE);
        middling = PictureFolder.of(folder, MIDDLING);
        ultraHd = PictureFolder.of(folder, ULTRA_HD);
    }

    @ParameterizedTest
    @CsvSource({"/?stream, auto", "/?stream&advance_headers=1, auto", "/?stream, nio"})
    void slowViewersOfLargePicturesGiveWay(String target, String transport) throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--source", large, "--fps", "10", "--frame-memory",
            "32M", "--transport", transport)) {
            requireSlowGiveWay(program, target, 32, 10);
        }
    }

    @Test
    void manySlowViewersOfMiddlingPicturesGiveWay() throws Exception {
        try (InProcessProgram program =
            InProcessProgram.start("--source", middling, "--fps", "30", "--frame-memory", "16M")) {
            requireSlowGiveWay(program, "/?stream", 150, 30);
        }
    }

    @Test
    void slowViewersOfVeryLargePicturesGiveWay() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--source", ultraHd, "--fps", "4", "--frame-memory",
            "64M")) {
            requireSlowGiveWay(program, "/?stream", 20, 4);
        }
    }

    /** Joins one by one, so that each holds another frame. */
    private static void requireSlowGiveWay(InProcessProgram program, String target, int number, double fps)
        throws Exception {
        List<SlowReaders> slow = new ArrayList<>();
        try (Neighbours neighbours = Neighbours.of(program.port(), "/?stream", FEW)) {
            try (CameraWatch watch = CameraWatch.of(program.port(), "/?info")) {
                neighbours.begin();
                for (int i = 0; i < number; i++) {
                    slow.add(SlowReaders.of(program.port(), target, 1, TRICKLE));
                    TimeUnit.MILLISECONDS.sleep((long) (1_200 / fps));
                }
                TimeUnit.SECONDS.sleep(1);
                neighbours.fared().requireUnharmed(fps);
                watch.requireAlwaysLive();
            }
            Info info = Info.of(program);
            assertTrue(info.number("viewersEvicted") > 0, info::json);
            assertTrue(info.number("frameUsed") <= info.number("frameLimit"), info::json);
            assertEquals(0, info.number("reconnects"));
            neighbours.requireUnharmedFor(1, fps);
        } finally {
            for (SlowReaders each : slow) {
                each.close();
            }
        }
        Info.await(program, info -> info.viewers() == 0);
    }

    /** To turn one of these takes 13 MB for a moment, so that there is little left. */
    @ParameterizedTest
    @ValueSource(strings = {"/?snapshot&max_age=0", "/?snapshot&max_age=0&rotate=90"})
    void picturesThatNobodyTakesGiveWay(String target) throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--source", large, "--fps", "10", "--frame-memory",
            "32M", "--quality", "92"); Neighbours neighbours = Neighbours.of(program.port(), "/?stream", FEW)) {
            List<SlowReaders> silent = new ArrayList<>();
            try (CameraWatch watch = CameraWatch.of(program.port(), "/?info")) {
                neighbours.begin();
                for (int i = 0; i < 40; i++) {
                    SlowReaders one = SlowReaders.silent(program.port(), target, 1);
                    one.ask(target);
                    silent.add(one);
                    TimeUnit.MILLISECONDS.sleep(120);
                }
                neighbours.fared().requireUnharmed(10);
                watch.requireAlwaysLive();
                Info info = Info.of(program);
                assertTrue(info.number("answersEvicted") > 0, info::json);
                assertEquals(0, info.number("reconnects"));
            } finally {
                for (SlowReaders each : silent) {
                    each.close();
                }
            }
            neighbours.requireUnharmedFor(1, 10);
        }
    }

    /** Turned pictures need memory too, and the workers that turn them. */
    @Test
    void slowViewersOfTurnedPicturesGiveWay() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--source", large, "--fps", "5", "--frame-memory",
            "48M", "--quality", "92"); Neighbours neighbours = Neighbours.of(program.port(), "/?stream", FEW)) {
            List<SlowReaders> slow = new ArrayList<>();
            try (CameraWatch watch = CameraWatch.of(program.port(), "/?info")) {
                neighbours.begin();
                for (int i = 0; i < 45; i++) {
                    String turned = "/?stream&rotate=" + (i % 3 + 1) * 90;
                    slow.add(SlowReaders.of(program.port(), turned, 1, TRICKLE));
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                neighbours.fared().requireUnharmed(5);
                watch.requireAlwaysLive();
                assertEquals(0, Info.of(program).number("reconnects"));
            } finally {
                for (SlowReaders each : slow) {
                    each.close();
                }
            }
            neighbours.requireUnharmedFor(1, 5);
        }
    }

    @Test
    void eightCamerasOfLargePicturesLiveBesideEachOther() throws Exception {
        List<String> cameras = new ArrayList<>();
        List<Neighbours> viewers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cameras.add("c" + i + "=" + large + ",fps=10");
        }
        try (InProcessProgram program = InProcessProgram.startCameras(cameras, "--frame-memory", "128M")) {
            for (int i = 0; i < 8; i++) {
                viewers.add(Neighbours.of(program.port(), "/c" + i + "/?stream", 1));
            }
            viewers.forEach(Neighbours::begin);
            TimeUnit.SECONDS.sleep(3);
            for (Neighbours viewer : viewers) {
                viewer.fared().requireUnharmed(10);
            }
            assertEquals(0, Info.of(program).number("reconnects"));
        } finally {
            for (Neighbours viewer : viewers) {
                viewer.close();
            }
        }
    }

    /** They read nothing for as long as the stall time; their frames are not waited for. */
    @Test
    void viewersThatReadNothingGiveWayBeforeTheyCountAsStalled() throws Exception {
        try (InProcessProgram program = InProcessProgram.start("--source", large, "--fps", "10", "--frame-memory",
            "32M", "--stall-timeout", "3600", "--part-timeout", "3600")) {
            try (Neighbours neighbours = Neighbours.of(program.port(), "/?stream", FEW)) {
                List<SlowReaders> silent = new ArrayList<>();
                neighbours.begin();
                for (int i = 0; i < 40; i++) {
                    silent.add(SlowReaders.silent(program.port(), "/?stream", 1));
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                neighbours.fared().requireUnharmed(10);
                Info info = Info.of(program);
                assertTrue(info.number("viewersEvicted") > 0, info::json);
                assertEquals(0, info.number("viewersStalled"), info::json);
                for (SlowReaders each : silent) {
                    each.close();
                }
            }
            Info.await(program, info -> info.viewers() == 0);
        }
    }
}
