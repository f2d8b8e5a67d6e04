package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlType;
import org.webcamd.camera.MenuItem;

final class DeviceReportTest {
    private static final List<RateRange> RATES = List.of(RateRange.of(30), RateRange.of(15), RateRange.of(7.5));

    private static final String WEBCAM_AND_SENSOR = """
        /dev/video0: HD Pro Webcam C920
          bus       usb-0000:00:14.0-1, driver uvcvideo
          by id     /dev/v4l/by-id/usb-046d_HD_Pro_Webcam_C920-video-index0
          by path   /dev/v4l/by-path/pci-0000:00:14.0-usb-0:1:1.0-video-index0
          format    MJPG YUYV
                    1280x720  30, 15, 7.5 frames/s
                    640x480   30, 15, 7.5 frames/s
          not taken H264
          controls  brightness              128                       0 to 255
                    pan_absolute            0                         -36000 to 36000 in steps of 3600
                    power_line_frequency    1=50_hz                   0=disabled, 1=50_hz, 2=60_hz
                    auto_exposure           3=aperture_priority_mode  1=manual_mode, 3=aperture_priority_mode
                    exposure_time_absolute  250                       3 to 2047 (without effect now)
                    reset                   -                         1

        /dev/video4: unicam
          bus       platform:fe801000.csi, driver unicam
          note      part of a chain that libcamera sets up: take its pictures through rpicam-vid
          format    YUYV
                    32x32 to 2592x1944 in steps of 2x2  1 to 90 frames/s
          format    UYVY
                    sizes are not told

        no permission to open /dev/video2: add this user to the group video
        """;

    private static final String LONG_MENUS = """
        /dev/video0: vivid
          bus       platform:vivid-000, driver vivid
          controls  test_pattern  0=75_colorbar  0=75_colorbar, 1=100_colorbar, 2=csc_colorbar,
                                                 3=horizontal_100_colorbar, 4=100_color_squares, 5=100_black,
                                                 6=100_white, 7=100_red, 8=100_green, 9=100_blue, 10=16x16_checkers,
                                                 11=2x2_checkers, 12=1x1_checkers, 13=2x2_red_green_checkers,
                                                 14=1x1_red_green_checkers, 15=alternating_hor_lines,
                                                 16=alternating_vert_lines, 17=one_pixel_wide_cross,
                                                 18=two_pixels_wide_cross, 19=ten_pixels_wide_cross, 20=gray_ramp,
                                                 21=noise
                    colorspace    2=srgb         0=smpte_170m, 1=rec_709, 2=srgb, 3=oprgb, 4=bt_2020, 5=dci_p3,
                                                 6=smpte_240m, 7=470_system_m, 8=470_system_bg

        """;

    @Test
    void eachDeviceIsAParagraph() {
        assertEquals(WEBCAM_AND_SENSOR, DeviceReport.of(new DeviceSurvey(List.of(webcam(), sensor()),
            List.of(), List.of("no permission to open /dev/video2: add this user to the group video"))));
    }

    @Test
    void longMenusAreWrapped() throws V4l2Exception {
        try (V4l2Device vivid = new RecordedDriver("vivid.answers").device()) {
            List<Control> controls = vivid.controls().stream()
                .filter(control -> control.name().matches("test_pattern|colorspace")).toList();
            assertEquals(LONG_MENUS, DeviceReport.of(new DeviceSurvey(List.of(new CaptureDevice(Path.of("/dev/video0"),
                List.of(), List.of(), vivid.capability(), List.of(), controls)), List.of(), List.of())));
        }
    }

    private static CaptureDevice webcam() {
        List<OfferedSize> sizes = List.of(OfferedSize.of(1280, 720, RATES), OfferedSize.of(640, 480, RATES));
        List<Control> controls = List.of(
            control("brightness", ControlType.INTEGER, 0, 255, 1, 0, List.of(), 128),
            control("pan_absolute", ControlType.INTEGER, -36000, 36000, 3600, 0, List.of(), 0),
            control("power_line_frequency", ControlType.MENU, 0, 2, 1, 0,
                List.of(new MenuItem(0, "Disabled"), new MenuItem(1, "50 Hz"), new MenuItem(2, "60 Hz")), 1),
            control("auto_exposure", ControlType.MENU, 0, 3, 1, 0,
                List.of(new MenuItem(1, "Manual Mode"), new MenuItem(3, "Aperture Priority Mode")), 3),
            control("exposure_time_absolute", ControlType.INTEGER, 3, 2047, 1, 0x10, List.of(), 250),
            control("reset", ControlType.BUTTON, 0, 0, 0, 0x40, List.of(), null));
        return new CaptureDevice(Path.of("/dev/video0"),
            List.of(Path.of("/dev/v4l/by-id/usb-046d_HD_Pro_Webcam_C920-video-index0")),
            List.of(Path.of("/dev/v4l/by-path/pci-0000:00:14.0-usb-0:1:1.0-video-index0")),
            new Capability("uvcvideo", "HD Pro Webcam C920", "usb-0000:00:14.0-1", 0x04200001),
            List.of(new OfferedFormat("MJPG", "Motion-JPEG", sizes), new OfferedFormat("YUYV", "YUYV 4:2:2", sizes),
                new OfferedFormat("H264", "H.264", sizes)), controls);
    }

    private static CaptureDevice sensor() {
        OfferedSize range = new OfferedSize(32, 32, 2592, 1944, 2, 2, List.of(new RateRange(1, 90)));
        return new CaptureDevice(Path.of("/dev/video4"), List.of(), List.of(),
            new Capability("unicam", "unicam", "platform:fe801000.csi", 0x25200001),
            List.of(new OfferedFormat("YUYV", "", List.of(range)), new OfferedFormat("UYVY", "", List.of())),
            List.of());
    }

    private static Control control(String name, ControlType type, int minimum, int maximum, int step, int flags,
        List<MenuItem> menu, Integer value) {
        return new Control(0, name, type, minimum, maximum, step, 0, (flags & 0x10) != 0, (flags & 0x6) != 0,
            menu, value);
    }
}
