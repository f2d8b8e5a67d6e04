package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StableNamesTest {
    private static final String CONTROLLER = "/sys/devices/pci0000:00/0000:00:14.0/usb/";

    @Test
    void cameraIsCalledByItsMakersNameAndTheEndOfItsSerialNumber() {
        assertEquals("hd-pro-webcam-c920-21bf", nameOf(usb("HD Pro Webcam C920", "3F9A21BF", "3")));
    }

    @Test
    void cameraWithoutSerialNumberIsCalledByItsPort() {
        assertEquals("hd-usb-camera-port1-3", nameOf(usb("HD USB Camera", "", "1.3")));
    }

    @Test
    void numberThatMakersGiveToAllTheirCamerasIsNone() {
        for (String number : List.of("SN0001", "200901010001", "0001", "00000000", "123", "123456", "0123456789ABCDEF",
            "01.00.00")) {
            assertEquals("camera-port3", nameOf(usb("Camera", number, "3")), number);
        }
    }

    @Test
    void nameThatTheDriverSaysTwiceIsThereOnce() {
        assertEquals("usb-2-0-camera-port1", nameOf(usb("USB 2.0 Camera: USB 2.0 Camera", "", "1")));
        assertEquals("software-webcam-port1", nameOf(usb("Software Webcam: Software Webca", "", "1")));
        assertEquals("integrated-rgb-camera-integrated-port1",
            nameOf(usb("Integrated RGB Camera: Integrated C", "", "1")));
    }

    @Test
    void nameIsFitForAnAddressWhateverTheMakerWrites() {
        for (String card : List.of("", "  ", "Kamera für Ünïcode 摄像头", "摄像头", "../../etc", "a/b?c=d&e#f", "-", "stream",
            "x".repeat(200), "A very long name of a camera that nobody wants to type")) {
            String name = nameOf(usb(card, "", "1"));
            assertTrue(name.matches("[a-z0-9]+(-[a-z0-9]+)+"), name);
            assertTrue(name.length() <= 48, name);
        }
    }

    @Test
    void equalCamerasAreToldApartByTheirNumbersWhoeverComesFirst() {
        DeviceFacts one = usb("C920", "AAAA21BF", "1");
        DeviceFacts other = usb("C920", "BBBB9C04", "2");
        assertEquals(Map.of(one, "c920-21bf", other, "c920-9c04"), names(one, other));
        assertEquals("c920-21bf", nameOf(one));
        assertEquals("c920-9c04", nameOf(other));
    }

    @Test
    void equalCamerasOfOneNumberAreToldApartByTheirPorts() {
        DeviceFacts one = usb("C920", "20230815", "1.1");
        DeviceFacts other = usb("C920", "20230815", "1.2");
        assertEquals(Map.of(one, "c920-port1-1", other, "c920-port1-2"), names(one, other));
    }

    @Test
    void equalCamerasInEqualPortsOfTwoControllersHaveNamesThatStay() {
        DeviceFacts one = usb("C920", "", "1");
        DeviceFacts other = new DeviceFacts(Path.of("/dev/video2"), "C920", "",
            "/sys/devices/pci0000:00/0000:00:1a.0/usb/1/1:1.0", 0, false);
        Map<DeviceFacts, String> names = names(one, other);
        assertNotEquals(names.get(one), names.get(other));
        assertEquals(names, names(other, one));
    }

    @Test
    void nameDoesNotDependOnTheNodeOrOnTheOthers() {
        List<DeviceFacts> all = new ArrayList<>(List.of(usb("C920", "AAAA21BF", "1"), usb("C270", "", "2"),
            usb("C270", "", "3.1"), usb("Cam: Cam", "SN0001", "4")));
        Map<DeviceFacts, String> names = StableNames.of(all, List.of(), name -> true);
        Collections.reverse(all);
        assertEquals(names, StableNames.of(all, List.of(), name -> true));
        all.forEach(one -> assertEquals(names.get(one), nameOf(one)));
    }

    @Test
    void nameOfAnotherCameraIsNotTaken() {
        DeviceFacts camera = usb("C270", "", "2");
        String name = StableNames.of(List.of(camera), List.of(), taken -> !taken.equals("c270-port2")).get(camera);
        assertTrue(name.startsWith("c270-") && !name.equals("c270-port2"), name);
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            taken.add(StableNames.of(List.of(camera), List.of(), candidate -> !taken.contains(candidate)).get(camera));
        }
        assertEquals(10, taken.stream().distinct().count());
    }

    @Test
    void nodesOfOneDeviceAreToldApart() {
        DeviceFacts first = new DeviceFacts(Path.of("/dev/video0"), "vivid", "", "/sys/devices/platform/vivid.0", 0,
            false);
        DeviceFacts second = new DeviceFacts(Path.of("/dev/video1"), "vivid", "", "/sys/devices/platform/vivid.0", 1,
            false);
        assertEquals(Map.of(first, "vivid-vivid-0", second, "vivid-vivid-0-1"), names(first, second));
    }

    private static DeviceFacts usb(String card, String serial, String ports) {
        return new DeviceFacts(Path.of("/dev/video0"), card, serial, CONTROLLER + ports + "/" + ports + ":1.0", 0,
            false);
    }

    private static String nameOf(DeviceFacts device) {
        return names(device).get(device);
    }

    private static Map<DeviceFacts, String> names(DeviceFacts... devices) {
        Collection<DeviceFacts> all = List.of(devices);
        return StableNames.of(all, List.of(), name -> true);
    }
}
