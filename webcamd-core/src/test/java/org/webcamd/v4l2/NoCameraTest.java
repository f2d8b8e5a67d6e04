package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NoCameraTest {
    private static final int CHAIN = 0x24200001;
    private static final Surroundings PC = new Surroundings(false, false, false, List.of());
    private static final Surroundings PI = new Surroundings(false, false, true, List.of());
    private static final List<String> ENCODERS = List.of("/dev/video10 (decode)", "/dev/video11 (encode)",
        "/dev/video12 (isp)", "/dev/video13 (isp)", "/dev/video14 (isp)", "/dev/video15 (isp)");

    @Test
    void whoHasNothingPluggedInIsAskedForIt() {
        assertEquals("""
            no camera: no /dev/video* is here
              is it plugged in? lsusb lists what is, sudo dmesg | tail tells what became of it; try another cable
              a camera of the network: webcamd --source http://HOST/...; none at all: webcamd --source test
            """, DeviceReport.of(nothing(), PC));
    }

    @Test
    void encodersOfARaspberryPiAreNotTakenForACameraAndItsModuleIsNamed() {
        assertEquals("""
            no camera: /dev/video10 (decode), /dev/video11 (encode), /dev/video12 (isp), /dev/video13 (isp)\
             and 2 others give no pictures
              is it plugged in? lsusb lists what is, sudo dmesg | tail tells what became of it; try another cable
              a camera module of a Raspberry Pi: webcamd --source 'exec:rpicam-vid -t 0 -n --codec mjpeg -o -'
              a camera of the network: webcamd --source http://HOST/...; none at all: webcamd --source test
            """, DeviceReport.of(new DeviceSurvey(List.of(), ENCODERS, List.of()), PI));
    }

    @Test
    void oneDeviceThatGivesNoPicturesIsNamed() {
        String report = DeviceReport.of(new DeviceSurvey(List.of(), ENCODERS.subList(0, 1), List.of()), PC);
        assertTrue(report.startsWith("no camera: /dev/video10 (decode) gives no pictures\n"), report);
    }

    @Test
    void sensorThatOnlyLibcameraCanUseLeadsToRpicam() {
        CaptureDevice sensor = new CaptureDevice(Path.of("/dev/video0"), List.of(), List.of(),
            new Capability("unicam", "unicam", "platform", CHAIN), List.of(), List.of());
        String report = DeviceReport.of(new DeviceSurvey(List.of(sensor), List.of(), List.of()), PC);
        assertTrue(report.contains("\nno camera but what libcamera has to set up first\n"), report);
        assertTrue(report.contains("'exec:rpicam-vid "), report);
        assertFalse(report.contains("plugged in"), report);
    }

    @Test
    void whoMayNotOpenItIsToldHowAndNotToPlugItIn() {
        assertEquals("""
            no permission to open /dev/video0 /dev/video1: add this user to the group video
            no camera that can be opened
              a camera of the network: webcamd --source http://HOST/...; none at all: webcamd --source test
            """, DeviceReport.of(new DeviceSurvey(List.of(), List.of(),
                List.of("no permission to open /dev/video0 /dev/video1: add this user to the group video")), PI));
    }

    @Test
    void containerIsToBeGivenTheCamera() {
        assertEquals("this container was given no device: docker run --device /dev/video0 --group-add video",
            NoCamera.firstStep(new Surroundings(true, true, false, List.of())));
        assertEquals("this container was not given C270: docker run --device /dev/video0 --group-add video",
            NoCamera.firstStep(new Surroundings(true, false, true, List.of("C270"))));
    }

    @Test
    void virtualMachineIsToBeGivenTheCamera() {
        String step = NoCamera.firstStep(new Surroundings(false, true, false, List.of()));
        assertTrue(step.startsWith("this is a virtual machine: has it been given the camera?"), step);
    }

    @Test
    void cameraWithoutADriverIsNamed() {
        String step = NoCamera.firstStep(new Surroundings(false, true, false, List.of("C270", "C920")));
        assertTrue(step.startsWith("C270, C920 is plugged in and has no driver: sudo modprobe uvcvideo"), step);
    }

    @Test
    void nothingIsAddedWhereThereIsACamera() {
        CaptureDevice camera = new CaptureDevice(Path.of("/dev/video0"), List.of(), List.of(),
            new Capability("uvcvideo", "C270", "usb", 0x04200001), List.of(), List.of());
        String report = DeviceReport.of(new DeviceSurvey(List.of(camera), ENCODERS, List.of()), PI);
        assertFalse(report.contains("no camera") || report.contains("rpicam"), report);
    }

    private static DeviceSurvey nothing() {
        return new DeviceSurvey(List.of(), List.of(), List.of());
    }
}
