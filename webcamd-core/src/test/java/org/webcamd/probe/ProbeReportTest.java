package org.webcamd.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.v4l2.Capability;
import org.webcamd.v4l2.CaptureDevice;

final class ProbeReportTest {
    private static final CameraSettings ASKED = new CameraSettings(1920, 1080, 30, CaptureFormat.AUTO);

    private final Counters counters = new Counters();

    @Test
    void deviceThatIsSlowAndBroken() {
        counters.add(Counter.DROPPED_TRUNCATED, 2);
        counters.add(Counter.DROPPED_GARBAGE, 1);
        counters.add(Counter.HUFFMAN_ADDED, 28);
        CaptureDevice device = new CaptureDevice(Path.of("/dev/video0"), List.of(), List.of(),
            new Capability("uvcvideo", "HD Pro Webcam C920", "usb-0000:00:14.0-1", 0x04200001), List.of(), List.of());
        Delivery delivery = new Delivery(new CameraMode("HD Pro Webcam C920", 1280, 720, 30, "MJPG"), 210_000_000,
            580_999_999, 31, 2_000_000_000, List.of(50_000, 58_000, 61_000), counters, Optional.of(device), null);

        assertEquals("""
            /dev/video0: HD Pro Webcam C920
              bus       usb-0000:00:14.0-1, driver uvcvideo
              asked for 1920x1080 at 30 frames/s, format auto
              gives     1280x720 MJPG at 30 frames/s
              start     open after 210 ms, first frame after 580 ms
              frames    31 in 2 s, 15 frames/s
              bytes     50000 to 61000 a frame, median 58000
              broken    1 garbage (the camera delivered bytes that are not a JPEG); 2 truncated (the camera delivered \
            a JPEG without its end)
              repaired  28 huffmanTablesAdded (frames that got the standard Huffman tables)
              note      slower than agreed: many cameras are in dim light, until exposure_dynamic_framerate is 0
              note      broken frames: for a USB camera, another cable, port or --format may help
            """, ProbeReport.of("/dev/video0", ASKED, delivery));
    }

    @Test
    void streamThatGivesOnePicture() {
        Delivery delivery = new Delivery(new CameraMode("standard input", 64, 48, 0, "MJPG"), 1_000_000, 2_000_000, 1,
            0, List.of(900), counters, Optional.empty(), null);

        assertEquals("""
            -: standard input
              gives     64x48 MJPG
              start     open after 1 ms, first frame after 2 ms
              frames    1
              bytes     900 to 900 a frame, median 900
              broken    none
              repaired  none
            """, ProbeReport.of("-", ASKED, delivery));
    }

    @Test
    void nothingWhole() {
        counters.add(Counter.DROPPED_EMPTY, 2);
        Delivery delivery = new Delivery(new CameraMode("exec:x", 64, 48, 0, "MJPG"), 0, 0, 2, 0, List.of(), counters,
            Optional.empty(), null);

        assertEquals("""
            exec:x
              gives     64x48 MJPG
              start     open after 0 ms, first frame after 0 ms
              frames    2
              bytes     no whole frame
              broken    2 empty (the camera delivered a frame without bytes)
              repaired  none
            """, ProbeReport.of("exec:x", ASKED, delivery));
    }
}
