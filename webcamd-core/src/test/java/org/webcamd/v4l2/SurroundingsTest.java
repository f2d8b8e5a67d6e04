package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SurroundingsTest {
    @TempDir
    Path root;

    @Test
    void machineThatTellsNothingIsNothingSpecial() {
        assertEquals(new Surroundings(false, false, false, List.of()), Surroundings.in(root));
    }

    @ParameterizedTest
    @ValueSource(strings = {".dockerenv", "run/.containerenv", "run/systemd/container"})
    void containersAreKnownByTheirMark(String mark) throws IOException {
        write(mark, "");
        assertTrue(Surroundings.in(root).container());
    }

    @ParameterizedTest
    @ValueSource(strings = {"QEMU", "VMware, Inc.", "innotek GmbH", "Parallels Software International"})
    void virtualMachinesAreKnownByTheirMaker(String maker) throws IOException {
        write("sys/class/dmi/id/sys_vendor", maker + "\n");
        assertTrue(Surroundings.in(root).virtual());
    }

    @Test
    void virtualMachinesOfMicrosoftAreNoLaptopsOfMicrosoft() throws IOException {
        write("sys/class/dmi/id/sys_vendor", "Microsoft Corporation\n");
        write("sys/class/dmi/id/product_name", "Surface Laptop\n");
        assertFalse(Surroundings.in(root).virtual());
        write("sys/class/dmi/id/product_name", "Virtual Machine\n");
        assertTrue(Surroundings.in(root).virtual());
    }

    @Test
    void linuxOfWindowsIsVirtual() throws IOException {
        write("proc/sys/kernel/osrelease", "6.6.36.6-microsoft-standard-WSL2\n");
        assertTrue(Surroundings.in(root).virtual());
    }

    @Test
    void raspberryPiIsKnownByItsDeviceTree() throws IOException {
        write("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.5\0");
        assertTrue(Surroundings.in(root).raspberryPi());
    }

    @Test
    void usbCamerasAreThoseWithAnInterfaceForVideo() throws IOException {
        usb("1-1", "C270 \033[2JHD", "0e");
        write("sys/bus/usb/devices/1-1:1.1/bInterfaceClass", "0e\n");
        usb("1-2", "Keyboard", "03");
        usb("1-3", "", "0e");
        write("sys/bus/usb/devices/1-3/idVendor", "046d\n");
        write("sys/bus/usb/devices/1-3/idProduct", "0825\n");
        List<String> cameras = Surroundings.in(root).usbCameras();
        assertEquals(List.of("046d:0825", "C270 ?[2JHD"), cameras.stream().sorted().toList());
    }

    @Test
    void hubFullOfCamerasIsNotListedWhole() throws IOException {
        for (int port = 1; port <= 20; port++) {
            usb("1-" + port, "Camera " + port, "0e");
        }
        assertEquals(3, Surroundings.in(root).usbCameras().size());
    }

    private void usb(String port, String product, String interfaceClass) throws IOException {
        write("sys/bus/usb/devices/" + port + "/product", product + "\n");
        write("sys/bus/usb/devices/" + port + ":1.0/bInterfaceClass", interfaceClass + "\n");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
