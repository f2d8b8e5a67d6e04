package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;

final class DiagnosisTest {
    private static final Path DEVICE = Path.of("/dev/video63");

    @Test
    void groupThatOwnsTheNodeIsNamed() {
        assertEquals("no permission to open /dev/video63: add this user to the group camera (sudo usermod -aG camera"
            + " pi) and log in again", Diagnosis.noPermission(DEVICE, "root", "camera", true, "pi"));
    }

    @ParameterizedTest
    @CsvSource({"video, false", "root, true"})
    void nobodyIsSentIntoAGroupThatIsOfNoUse(String group, boolean groupMay) {
        String line = Diagnosis.noPermission(DEVICE, "root", group, groupMay, "pi");
        assertTrue(line.startsWith("no permission to open /dev/video63: only its owner root may ("), line);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void permissionsAreLookedAt() throws Exception {
        Path node = Path.of("/etc/passwd");
        String line = Diagnosis.notOpened(node, Errno.EACCES);
        assertTrue(line.contains("only its owner " + Files.getOwner(node).getName() + " may"), line);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nobodyIsToldToGivePermissionsToWhatHasOnlyJustCome(@TempDir Path folder) throws Exception {
        Path node = Files.createFile(folder.resolve("video0"));
        Files.setPosixFilePermissions(node, PosixFilePermissions.fromString("rw-------"));
        String line = Diagnosis.notOpened(node, Errno.EACCES);
        assertEquals("no permission to open " + node + " yet: it has only just come, and gets its permissions in a "
            + "moment", line);
    }

    @Test
    void deviceThatIsNotThereIsSaid() {
        String line = Diagnosis.notOpened(DEVICE, Errno.ENOENT);
        assertTrue(line.startsWith("no camera at /dev/video63 ("), line);
    }

    @Test
    void deviceThatAContainerOrServiceWasNotGivenIsSaid() {
        String line = Diagnosis.notOpened(DEVICE, Errno.EPERM);
        assertTrue(line.startsWith("/dev/video63 may not be opened here (EPERM): "), line);
        assertTrue(line.contains("--device /dev/video63") && line.contains("DeviceAllow="), line);
    }

    @Test
    void deviceInUseIsSaidEvenIfNobodyCanBeNamed() {
        assertEquals("/dev/video63 is in use by another program: end it (sudo fuser -v /dev/video63 tells which it is)",
            Diagnosis.notOpened(DEVICE, Errno.EBUSY));
    }

    @Test
    void holdersAreToBeEnded() {
        assertEquals("/dev/video63 is in use by ustreamer (process 7), this program itself: end it first",
            Diagnosis.inUse(DEVICE, List.of("ustreamer (process 7)", DeviceHolders.SELF)));
    }

    @Test
    void nobodyIsToldToEndThisProgramWhichHangsInTheDriver() {
        assertEquals("the driver of /dev/video63 has not come back from an earlier call: unplug the camera and plug it"
            + " in again", Diagnosis.inUse(DEVICE, List.of(DeviceHolders.SELF)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "19 | /dev/video63 is gone (ENODEV): unplugged, or its driver gave it up; plug it in again",
        "5 | /dev/video63 does not answer (EIO): unplug it and plug it in again, another cable or USB port may help",
        "22 | /dev/video63 refuses (VIDIOC_S_FMT: EINVAL)",
        "99 | /dev/video63 refuses (VIDIOC_S_FMT: error 99)"})
    void refusalIsPutIntoWords(int errno, String line) {
        assertEquals(line, Diagnosis.refused(DEVICE, new Refusal(Ioctl.S_FMT, errno)));
    }

    @Test
    void fullBusIsAnsweredWithJpegs() {
        List<OfferedFormat> offered = List.of(offered("YUYV"), offered("MJPG"));
        String line = Diagnosis.noRoomOnTheBus(DEVICE, choice("YUYV", 1280, 720), offered);
        assertTrue(line.contains("(ENOSPC): ask for MJPEG (--format mjpeg), or plug"), line);
    }

    @Test
    void fullBusIsAnsweredWithHalfTheWorkWhereThereAreNoJpegs() {
        String line = Diagnosis.noRoomOnTheBus(DEVICE, choice("YUYV", 1280, 720), List.of(offered("YUYV")));
        assertTrue(line.contains("ask for less, such as 640x480 YUYV at 30/s, or plug"), line);
    }

    @Test
    void fullBusWithoutAWayOutIsSaid() {
        String line = Diagnosis.noRoomOnTheBus(DEVICE, choice("YUYV", 320, 240), List.of(offered("YUYV")));
        assertTrue(line.contains("it has no smaller size or rate, or plug"), line);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void fileThatIsNoCameraIsSaid() {
        V4l2Exception none = assertThrows(V4l2Exception.class, () -> V4l2Device.open(Path.of("/dev/null")));
        assertEquals(Errno.ENOTTY, none.errno());
        assertTrue(none.getMessage().startsWith("/dev/null is no V4L2 device ("), none.getMessage());
    }

    @Test
    void everyAnswerIsOneLine() {
        String line =
            Diagnosis.whyNoPictures(DEVICE, new CameraSettings(640, 480, 30, CaptureFormat.AUTO)).orElseThrow();
        assertFalse(line.contains("\n"), line);
    }

    private static OfferedFormat offered(String fourcc) {
        List<RateRange> rates = List.of(RateRange.of(30), RateRange.of(10));
        return new OfferedFormat(fourcc, "",
            List.of(OfferedSize.of(1280, 720, rates), OfferedSize.of(640, 480, rates)));
    }

    private static FormatChoice choice(String fourcc, int width, int height) {
        return new FormatChoice(fourcc, width, height, 30, Optional.empty());
    }
}
