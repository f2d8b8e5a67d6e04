package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.TestSource;
import org.webcamd.capture.CameraSpec;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.capture.OnLoss;
import org.webcamd.v4l2.V4l2Source;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Wish;

final class NamedCamerasTest {
    @Test
    void everyCameraHasItsNameAndSourceInTheOrderOfTheCommandLine() throws UsageException {
        List<CameraSpec> cameras = cameras("--camera", "front=test", "--camera=Back_2=/dev/video77");

        assertEquals(List.of("front", "Back_2"), cameras.stream().map(CameraSpec::name).toList());
        assertTrue(cameras.get(0).source() instanceof TestSource);
        assertTrue(cameras.get(1).source() instanceof V4l2Source);
        assertEquals("/dev/video77", cameras.get(1).source().name());
    }

    @Test
    void everySettingIsTheCamerasOwn() throws Exception {
        CameraSpec camera = cameras("--camera", "front=/dev/video77,width=640,height=480,fps=12.5,format=MJPEG,"
            + "quality=55,rotate=-90,control=brightness=9,control=gain=1,settle-frames=7,"
            + "encodewait=0.5,strict-jpeg=on").get(0);

        assertEquals(new CameraSettings(640, 480, 12.5, CaptureFormat.MJPEG), of(camera, "asked"));
        assertEquals(Map.of("brightness", "9", "gain", "1"), controls(camera));
        Wish turned = Wish.turned(Rotation.COUNTERCLOCKWISE);
        assertEquals(new CaptureSettings(Duration.ofMillis(500), 55, turned, 7, OnLoss.CARD, true),
            camera.captureSettings());
        assertEquals(640, camera.cameraSettings().width());
        assertEquals(new CameraSettings(640, 480, 12.5, CaptureFormat.MJPEG), camera.cameraSettings());
    }

    @Test
    void whatLetsInToAllSourcesIsForThoseThatItFits(@TempDir Path folder) throws Exception {
        String login = Files.writeString(folder.resolve("login"), "joe:geheim").toString();
        List<CameraSpec> cameras = cameras("--source-login", login, "--source-insecure", "--camera", "a=test",
            "--camera", "b=https://cam/", "--camera", "c=http://other:own@cam/", "--camera", "d=exec:cat",
            "--camera", "e=https://cam/#sha256=" + "0".repeat(64) + ",source-login=" + login);

        assertEquals(List.of("test", "https://cam/", "http://cam/", "exec:cat", "https://cam/"),
            cameras.stream().map(camera -> camera.source().name()).toList());
        assertTrue(cameras.stream().noneMatch(camera -> camera.toString().contains("geheim")));
    }

    @Test
    void plainOptionsAreTheDefaultsOfAll() throws Exception {
        List<CameraSpec> cameras = cameras("--camera", "a=/dev/video77,rotate=-1,control=gain=2", "--camera",
            "b=test,width=320", "--rotate", "180", "--width", "800", "--quality", "33", "--control", "gain=1",
            "--control", "hue=5");

        assertEquals(Wish.NONE, cameras.get(0).captureSettings().wish());
        assertEquals(Wish.turned(Rotation.HALF), cameras.get(1).captureSettings().wish());
        assertEquals(800, cameras.get(0).cameraSettings().width());
        assertEquals(320, cameras.get(1).cameraSettings().width());
        assertEquals(33, cameras.get(1).captureSettings().quality());
        assertEquals(3, cameras.get(0).captureSettings().settleFrames());
        assertEquals(0, cameras.get(1).captureSettings().settleFrames());
        assertEquals(Map.of("gain", "2", "hue", "5"), controls(cameras.get(0)));
    }

    @Test
    void lastOfASettingCounts() throws UsageException {
        assertEquals(33, cameras("--camera", "a=test,quality=22,quality=33").get(0).captureSettings().quality());
    }

    @ParameterizedTest
    @CsvSource({"'exec:a -b 1,2', 'exec:a -b 1,2', ''",
        "'exec:a 1,x=2,fps=5', 'exec:a 1,x=2', '--fps 5'",
        "'exec:a ,fps=5,x', 'exec:a ,fps=5,x', ''",
        "'http://cam/?a=1,2,rotate=90,width=640', 'http://cam/?a=1,2', '--rotate 90 --width 640'",
        "'HTTPS://cam/a,b', 'HTTPS://cam/a,b', ''",
        "'file:/a,b/c=d,control=x=1', 'file:/a,b/c=d', '--control x=1'",
        "'test,rotate=-90', test, '--rotate -90'",
        "'/dev/v4l/by-id/a=b', '/dev/v4l/by-id/a=b', ''"})
    void whatIsNoSettingAtTheEndBelongsToASourceThatMayHoldCommas(String value, String source, String settings) {
        CameraText text = CameraText.parse("front=" + value);

        assertEquals("front", text.name());
        assertEquals(source, text.source());
        assertEquals(settings, String.join(" ", text.settings()));
    }

    @Test
    void linkToADeviceIsThatDevice(@TempDir Path folder) throws Exception {
        Path device = Files.createFile(folder.resolve("video0"));
        Path link = Files.createSymbolicLink(folder.resolve("by-id"), device);
        UsageException wrong = assertThrows(UsageException.class,
            () -> cameras("--camera", "a=" + device, "--camera", "b=" + link));

        assertEquals("--camera b: source is '" + link + "', which camera a has already", wrong.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/\0", "file:\0", "exec:\0"})
    void whatCannotBeAPathIsNoSource(String source) {
        UsageException wrong = assertThrows(UsageException.class, () -> cameras("--camera", "a=" + source));

        String shown = source.startsWith("exec:") ? "exec:***" : source;
        assertTrue(wrong.getMessage().startsWith("--camera a: source is '" + shown + "', must be "),
            wrong.getMessage());
    }

    @Test
    void sourceThatManyCanReadMayBeThereTwice() throws UsageException {
        assertEquals(2, cameras("--camera", "a=test", "--camera", "b=test").size());
    }

    private static List<CameraSpec> cameras(String... args) throws UsageException {
        return CommandLine.parse(args).cameras();
    }

    private static Object controls(CameraSpec camera) throws ReflectiveOperationException {
        Object controls = camera.source().controls().orElseThrow();
        Field wanted = controls.getClass().getDeclaredField("wanted");
        wanted.setAccessible(true);
        return wanted.get(controls);
    }

    private static Object of(CameraSpec camera, String field) throws ReflectiveOperationException {
        Field declared = camera.source().getClass().getDeclaredField(field);
        declared.setAccessible(true);
        return declared.get(camera.source());
    }
}
