package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.capture.CameraSpec;
import org.webcamd.v4l2.DevicePlace;

final class AutomaticCamerasTest {
    private static final DevicePlace PLACE = new DevicePlace() {
        @Override
        public Optional<Path> path() {
            return Optional.empty();
        }

        @Override
        public boolean isPresent() {
            return false;
        }

        @Override
        public String name() {
            return "C920 at /dev/video0";
        }

        @Override
        public Path lastPath() {
            return Path.of("/dev/video0");
        }
    };

    @Test
    void camerasAreAutomaticWhenAskedForOnly() throws UsageException {
        assertEquals(Optional.empty(), CommandLine.parse("--camera", "a=test").automatic());
        assertEquals(Optional.empty(), CommandLine.parse().automatic());
        CommandLine line = CommandLine.parse("--camera", "auto");
        assertTrue(line.automatic().isPresent());
        assertEquals(List.of(), line.cameras());
    }

    @Test
    void settingsBehindAutoAreThoseOfAllThatArePluggedIn() throws Exception {
        AutomaticCameras automatic = parse("--fps", "15", "--quality", "50", "--control", "gain=1", "--camera",
            "auto,width=640,height=480,quality=60,rotate=180,control=brightness=9");
        CameraSpec camera = automatic.camera("c920-21bf", PLACE);
        assertEquals("c920-21bf", camera.name());
        assertEquals("C920 at /dev/video0", camera.source().name());
        assertEquals(640, camera.cameraSettings().width());
        assertEquals(15, camera.cameraSettings().fps());
        assertEquals(60, camera.captureSettings().quality());
        assertEquals(3, camera.captureSettings().settleFrames());
        assertEquals(Map.of("gain", "1", "brightness", "9"), controls(camera));
    }

    @Test
    void oneOfThemHasSettingsOfItsOwn() throws Exception {
        AutomaticCameras automatic = parse("--camera", "auto,width=640,height=480,control=gain=1,control=focus=0",
            "--camera", "C920-21bf=auto,width=1920,control=gain=2");
        assertEquals(1920, automatic.camera("c920-21bf", PLACE).cameraSettings().width());
        assertEquals(480, automatic.camera("c920-21bf", PLACE).cameraSettings().height());
        assertEquals(Map.of("gain", "2", "focus", "0"), controls(automatic.camera("c920-21bf", PLACE)));
        assertEquals(640, automatic.camera("other", PLACE).cameraSettings().width());
        assertEquals(List.of("C920-21bf"), automatic.expected());
    }

    @Test
    void fileAsksForThemInItsOwnWords(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("webcamd.conf"), """
            camera = auto,width=640
            [camera bed]
            source = /dev/video7
            [camera c920-21bf]
            source = auto
            rotate = 180
            fps = 5
            """);
        CommandLine line = CommandLine.parse("--config", file.toString());
        assertEquals(List.of("bed"), line.cameras().stream().map(CameraSpec::name).toList());
        CameraSpec camera = line.automatic().orElseThrow().camera("c920-21bf", PLACE);
        assertEquals(640, camera.cameraSettings().width());
        assertEquals(5, camera.cameraSettings().fps());
        Files.writeString(file, "[camera c920-21bf]\nsource = auto\n");
        assertComplaint(file + ":1: camera c920-21bf: the source 'auto' is one of those that --camera auto serves",
            "--config", file.toString());
        Files.writeString(file, "camera = auto\n\n[camera a]\nsource = auto\nfps = 0\n");
        assertComplaint(file + ":5: camera a: fps is 0.0, must be ", "--config", file.toString());
    }

    @Test
    void devicesThatHaveANameAreTold() throws UsageException {
        CommandLine line = CommandLine.parse("--camera", "auto", "--camera", "bed=/dev/video7", "--camera", "t=test");
        assertEquals(List.of(Path.of("/dev/video7")), line.automatic().orElseThrow().namedDevices());
        assertEquals(List.of("bed", "t"), line.cameras().stream().map(CameraSpec::name).toList());
    }

    @Test
    void whatIsAskedForIsComparedByAllThatMakesACamera() throws UsageException {
        AutomaticCameras asked = parse("--camera", "auto,width=640", "--camera", "a=auto,fps=5", "--quality", "70");
        assertTrue(asked.isSame(parse("--quality=70", "--camera", "a=auto,fps=5", "--camera", "auto,width=640")));
        assertFalse(asked.isSame(parse("--camera", "auto,width=640", "--camera", "a=auto,fps=5")));
        assertFalse(asked.isSame(parse("--camera", "auto,width=640", "--camera", "a=auto,fps=6", "--quality", "70")));
        assertFalse(asked.isSame(parse("--camera", "auto", "--camera", "a=auto,fps=5", "--quality", "70")));
        assertFalse(parse("--camera", "auto").isSame(parse("--camera", "auto", "--control", "gain=1")));
    }

    @Test
    void cameraMayStillBeCalledAuto() throws UsageException {
        assertEquals("auto", CommandLine.parse("--camera", "auto=test").cameras().get(0).name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "auto,width=7 | --camera auto: width is 7, must be 16 to 16384",
        "auto,widht=640 | --camera auto: 'widht' is no setting; accepted: ",
        "auto,640 | --camera auto: '640' is no setting; accepted: ",
        "auto,rotate=7 | --camera auto: rotate is '7', must be ",
        "auto,control=gain | --camera auto: control is 'gain', must be NAME=VALUE such as ",
        "auto,source-login=/none | --camera auto: source-login is for no device",
        "auto,source-insecure=on | --camera auto: source-insecure is for no device",
        "AUTO | --camera is 'AUTO', must be auto, or NAME=SOURCE such as front=/dev/video0",
        "c920=auto | --camera c920: the source 'auto' is one of those that --camera auto serves, so give that as well",
    })
    void whatIsWrongIsToldWithItsValue(String camera, String complaint) {
        assertComplaint(complaint, "--camera", camera);
    }

    @Test
    void nameIsThereOnce() {
        assertComplaint("--camera auto: there is a camera of this name already", "--camera", "auto", "--camera",
            "auto,width=640");
        assertComplaint("--camera A: there is a camera of this name already", "--camera", "auto", "--camera", "a=test",
            "--camera", "A=auto");
        assertComplaint("--camera b: there is a camera of this name already", "--camera", "auto", "--camera", "B=auto",
            "--camera", "b=auto");
        assertComplaint("--camera c: fps is ", "--camera", "auto", "--camera", "c=auto,fps=0");
        assertComplaint("--camera cannot stand beside --source", "--camera", "auto", "--source", "test");
    }

    private static void assertComplaint(String beginning, String... args) {
        String complaint = assertThrows(UsageException.class, () -> CommandLine.parse(args)).getMessage();
        assertTrue(complaint.startsWith(beginning), complaint);
        assertEquals(1, complaint.lines().count(), complaint);
    }

    private static AutomaticCameras parse(String... args) throws UsageException {
        return CommandLine.parse(args).automatic().orElseThrow();
    }

    private static Object controls(CameraSpec camera) throws ReflectiveOperationException {
        Object controls = camera.source().controls().orElseThrow();
        Field wanted = controls.getClass().getDeclaredField("wanted");
        wanted.setAccessible(true);
        return wanted.get(controls);
    }
}
