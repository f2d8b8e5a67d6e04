package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlException;

final class ControlPanelTest {
    private final RecordedDriver uvc = new RecordedDriver("uvc.answers");
    private int opens;

    private final ControlPanel panel = new ControlPanel(Path.of("/dev/video0"), path -> {
        opens++;
        return uvc.device();
    });

    @AfterEach
    void everyHandleWasClosed() {
        assertEquals(opens, uvc.closes);
    }

    @ParameterizedTest
    @CsvSource({
        "brightness, brightness", "Brightness, brightness", "exposure, exposure_time_absolute",
        "exposure_absolute, exposure_time_absolute", "exposure_auto, auto_exposure",
        "auto-exposure, auto_exposure", "white_balance_temperature_auto, white_balance_automatic"})
    void controlIsFoundByNameAndAlias(String asked, String found) throws CameraException {
        assertEquals(found, panel.read(asked).name());
    }

    @ParameterizedTest
    @CsvSource({
        "brightness, -64, -64", "brightness, 010, 10", "contrast, 0x10, 16", "white_balance_automatic, off, 0",
        "white_balance_automatic, TRUE, 1", "auto_exposure, 1, 1", "auto_exposure, manual_mode, 1",
        "auto_exposure, Manual Mode, 1", "power_line_frequency, 60 Hz, 2", "power_line_frequency, 0, 0"})
    void valueIsANumberOrAName(String name, String text, int value) throws CameraException {
        assertEquals(value, panel.set(name, text).value());
        assertEquals(value, panel.read(name).value());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "brightness | 300 | brightness is 300, this camera takes -64 to 64",
        "brightness | 99999999999 | brightness is 99999999999, this camera takes -64 to 64",
        "contrast | much | contrast is much, this camera takes 0 to 95",
        "contrast | '' | contrast is empty, this camera takes 0 to 95",
        "white_balance_automatic | 2 | white_balance_automatic is 2, this camera takes 0 or 1",
        "auto_exposure | 2 | auto_exposure is 2, this camera takes 1=manual_mode, 3=aperture_priority_mode",
        "contrast | '\u001b[2J' | contrast is ?[2j, this camera takes 0 to 95",
        "'a\u0007b' | 1 | this camera has no control a?b; it has brightness, contrast, saturation, "
            + "white_balance_automatic, power_line_frequency, sharpness, auto_exposure, exposure_time_absolute",
        "zoom | 1 | this camera has no control zoom; it has brightness, contrast, saturation, white_balance_automatic,"
            + " power_line_frequency, sharpness, auto_exposure, exposure_time_absolute"})
    void badValueIsNotSet(String name, String text, String message) {
        ControlException bad = assertThrows(ControlException.class, () -> panel.set(name, text));
        assertEquals(message, bad.getMessage());
        assertTrue(uvc.written.isEmpty());
    }

    @Test
    void automaticControlsAreSetFirst() throws CameraException {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("exposure", "100");
        wanted.put("brightness", "1");
        wanted.put("white_balance_automatic", "0");
        wanted.put("auto_exposure", "manual_mode");
        assertEquals(List.of(), panel.setAll(wanted));
        assertEquals(List.of("98090c=0", "9a0901=1", "9a0902=100", "980900=1"), uvc.written);
    }

    @Test
    void oneThatFailsStopsNoOther() throws CameraException {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("brightness", "300");
        wanted.put("contrast", "40");
        assertEquals(List.of("brightness is 300, this camera takes -64 to 64"), panel.setAll(wanted));
        assertEquals(List.of("980901=40"), uvc.written);
    }

    @Test
    void nothingToSetOpensNothing() throws CameraException {
        assertEquals(List.of(), panel.setAll(Map.of()));
        assertEquals(0, opens);
    }

    @Test
    void refusalNamesTheAutomaticControl() {
        uvc.refusals.put(Ioctl.S_CTRL, Errno.EACCES);
        V4l2Exception refused = assertThrows(V4l2Exception.class, () -> panel.set("exposure", "100"));
        assertEquals("/dev/video0 does not take exposure_time_absolute=100 now (EACCES): it can be set when"
            + " auto_exposure is not 3=aperture_priority_mode (1=manual_mode, 3=aperture_priority_mode)",
            refused.getMessage());
    }

    @Test
    void valueThatOnlyTheDriverRefusesIsTheAskersFault() {
        uvc.refusals.put(Ioctl.S_CTRL, Errno.ERANGE);
        CameraException refused = assertThrows(CameraException.class, () -> panel.set("contrast", "40"));
        assertInstanceOf(ControlException.class, refused);
        assertEquals("contrast is 40, this camera takes 0 to 95", refused.getMessage());
    }

    @Test
    void namesAreSpelledAsV4l2CtlDoes() {
        assertEquals("white_balance_automatic", Control.spelled("White Balance, Automatic"));
        assertEquals("75_colorbar", Control.spelled("75% Colorbar"));
        assertEquals("exposure_auto", Control.spelled(" Exposure (Auto) "));
    }
}
