package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.webcamd.camera.Control;

/** On the bytes that the kernel's uvcvideo and vivid drivers have answered; v4l2-ctl read the same from them. */
final class V4l2DeviceTest {
    private static final List<RateRange> RATES = List.of(RateRange.of(30), RateRange.of(15), RateRange.of(5));
    private static final FormatChoice CHOICE =
        new FormatChoice("MJPG", 640, 480, 30, Optional.empty());

    private static final Runnable NOTHING = () -> {
        // Nothing to close.
    };

    private final RecordedDriver uvc = new RecordedDriver("uvc.answers");
    private final RecordedDriver vivid = new RecordedDriver("vivid.answers");

    @Test
    void capabilityTellsWhoItIs() throws V4l2Exception {
        try (V4l2Device device = uvc.device()) {
            assertEquals(new Capability("uvcvideo", "Software Webcam: Software Webca", "usb-vhci_hcd.0-1", 0x04200001),
                device.capability());
            assertTrue(device.capability().captures());
            assertFalse(device.capability().isMetadata());
        }
    }

    @Test
    void nodesThatGiveNoPicturesAreToldApart() {
        Capability metadata = new Capability("uvcvideo", "Webcam", "usb-1", 0x04A00000);
        assertFalse(metadata.captures());
        assertTrue(metadata.isMetadata());
        assertFalse(new Capability("bcm2835-codec", "bcm2835-codec-decode", "platform", 0x04204000).captures());
        assertTrue(new Capability("unicam", "unicam", "platform:fe801000.csi", 0x25A00001).needsMediaController());
    }

    @Test
    void formatsHaveSizesAndRates() throws V4l2Exception {
        List<OfferedSize> sizes = List.of(OfferedSize.of(640, 480, RATES), OfferedSize.of(1280, 720, RATES));
        try (V4l2Device device = uvc.device()) {
            assertEquals(List.of(new OfferedFormat("MJPG", "Motion-JPEG", sizes),
                new OfferedFormat("YUYV", "YUYV 4:2:2", sizes)), device.formats());
        }
    }

    @Test
    void presentFormatIsTold() throws V4l2Exception {
        try (V4l2Device device = uvc.device()) {
            assertEquals(new StreamFormat("MJPG", 640, 480, 30), device.current());
        }
    }

    @Test
    void controlsHaveNamesRangesMenusAndValues() throws V4l2Exception {
        String told = """
            brightness INTEGER 0 of -64 to 64, initially 0
            contrast INTEGER 32 of 0 to 95, initially 32
            saturation INTEGER 55 of 0 to 100, initially 55
            white_balance_automatic BOOLEAN 1 of 0 or 1, initially 1
            power_line_frequency MENU 1=50_hz of 0=disabled, 1=50_hz, 2=60_hz, initially 1
            sharpness INTEGER 2 of 1 to 7, initially 2
            auto_exposure MENU 3=aperture_priority_mode of 1=manual_mode, 3=aperture_priority_mode, initially 3
            exposure_time_absolute INTEGER 333 of 1 to 5000, initially 333, inactive
            """;
        try (V4l2Device device = uvc.device()) {
            assertEquals(told, told(device.controls()));
        }
    }

    @Test
    void oldDriversAreAskedInTheOldWay() throws V4l2Exception {
        List<Control> modern;
        try (V4l2Device device = uvc.device()) {
            modern = device.controls();
        }
        uvc.refusals.put(Ioctl.QUERY_EXT_CTRL, Errno.ENOTTY);
        try (V4l2Device device = uvc.device()) {
            assertEquals(modern, device.controls());
        }
    }

    @Test
    void controlsOfAllTypesAreRead() throws V4l2Exception {
        try (V4l2Device device = vivid.device()) {
            String told = told(device.controls());
            assertTrue(told.contains("\nbutton BUTTON  of 1,"), told);
            assertTrue(told.contains("\nbitmask BITMASK 0x80002000 of bits of 0x80402010,"), told);
            assertTrue(told.contains("\ninteger_menu INTEGER_MENU 4=5 of 2=2, 3=3, 4=5, 5=8, 6=13, 7=21, 8=42,"), told);
            assertTrue(told.contains("\nmenu MENU 3=menu_item_3 of 1=menu_item_1, 3=menu_item_3, 4="), told);
            assertTrue(told.contains("\ninteger_32_bits INTEGER 0 of -2147483648 to 2147483647,"), told);
            assertTrue(told.contains("\nread_only_integer_32_bits INTEGER 0 of 0 to 255, initially 0, read"), told);
            assertFalse(told.contains("string"), told);
        }
    }

    @Test
    void fourccsAreSpelledAsV4l2CtlDoes() {
        assertEquals("MJPG", Structs.fourcc(0x47504A4D));
        assertEquals("Y16", Structs.fourcc(0x20363159));
        assertEquals("Y16-BE", Structs.fourcc(0xA0363159));
        assertEquals(0x20363159, Structs.fourcc("Y16"));
        assertEquals(0x56595559, Structs.fourcc("YUYV"));
    }

    @Test
    void rehearsalStartsTheStreamAndUndoesIt() throws V4l2Exception {
        try (V4l2Device device = uvc.device()) {
            assertEquals(new StreamFormat("MJPG", 640, 480, 30), device.rehearse(CHOICE));
        }
        assertEquals(List.of("S_FMT", "S_PARM", "REQBUFS", "STREAMON", "STREAMOFF", "REQBUFS"), uvc.written);
    }

    @Test
    void rehearsalTellsThatTheBusIsFull() throws V4l2Exception {
        uvc.refusals.put(Ioctl.STREAMON, Errno.ENOSPC);
        try (V4l2Device device = uvc.device()) {
            V4l2Exception full = assertThrows(V4l2Exception.class, () -> device.rehearse(CHOICE));
            assertEquals(Errno.ENOSPC, full.errno());
            assertEquals("the USB bus has no room left for 640x480 MJPG at 30/s from /dev/video0 (ENOSPC): ask for"
                + " less, such as 640x480 MJPG at 15/s, or plug it into another USB controller", full.getMessage());
        }
        assertEquals(List.of("S_FMT", "S_PARM", "REQBUFS", "STREAMOFF", "REQBUFS"), uvc.written);
    }

    @Test
    void driverWithoutAnswersIsNoCamera() {
        uvc.refusals.put(Ioctl.QUERYCAP, Errno.ENOTTY);
        V4l2Exception none = assertThrows(V4l2Exception.class, uvc::device);
        assertTrue(none.getMessage().startsWith("/dev/video0 is no V4L2 device ("), none.getMessage());
        assertEquals(1, uvc.closes);
    }

    @Test
    void deviceIsClosedOnce() throws V4l2Exception {
        V4l2Device device = uvc.device();
        device.close();
        device.close();
        assertEquals(1, uvc.closes);
    }

    @Test
    void driverThatNeverEndsItsListsIsLeft() throws V4l2Exception {
        try (V4l2Device device = V4l2Device.open(Path.of("/dev/video0"), (request, struct) -> 0,
            NOTHING)) {
            assertEquals(1, device.formats().size());
            assertTrue(device.controls().isEmpty());
        }
    }

    private static String told(List<Control> controls) {
        return controls.stream().map(control -> "%s %s %s of %s, initially %d%s%s\n".formatted(control.name(),
            control.type(), control.valueText(), control.accepted(), control.initial(),
            control.inactive() ? ", inactive" : "", control.readOnly() ? ", read only" : ""))
            .collect(Collectors.joining());
    }
}
