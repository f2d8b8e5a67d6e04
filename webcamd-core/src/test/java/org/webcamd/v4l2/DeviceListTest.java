package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeviceListTest {
    private static final int CAPTURES = 0x04200001;
    private static final int METADATA = 0x04A00000;

    @TempDir
    Path root;
    private Path dev;
    private Path sys;
    private DeviceList list;
    private final Map<String, Capability> plugged = new HashMap<>();

    @BeforeEach
    void makeFolders() throws IOException {
        dev = Files.createDirectories(root.resolve("dev"));
        sys = Files.createDirectories(root.resolve("sys"));
        list = new DeviceList(dev, sys, this::open);
    }

    @Test
    void everyDeviceThatCapturesIsListedByItsNumber() throws IOException {
        plug("video10", 0, new Capability("uvcvideo", "Second", "usb-2", CAPTURES));
        plug("video2", 0, new Capability("uvcvideo", "First", "usb-1", CAPTURES));
        plug("video3", 1, new Capability("uvcvideo", "First", "usb-1", METADATA));
        Path link = link("by-id", "usb-First-video-index0", "video2");
        link("by-id", "usb-First-video-index1", "video3");
        Path port = link("by-path", "pci-usb-1-video-index0", "video2");

        List<CaptureDevice> cameras = list.survey().cameras();

        assertEquals(List.of(dev.resolve("video2"), dev.resolve("video10")),
            cameras.stream().map(CaptureDevice::path).toList());
        assertEquals(List.of(link), cameras.get(0).byId());
        assertEquals(List.of(port), cameras.get(0).byPath());
        assertEquals(List.of(), cameras.get(1).byId());
    }

    @Test
    void deviceThatCannotBeOpenedIsAProblem() throws IOException {
        plug("video0", 0, new Capability("uvcvideo", "First", "usb-1", CAPTURES));
        Files.createFile(dev.resolve("video1"));
        DeviceSurvey survey = list.survey();
        assertEquals(1, survey.cameras().size());
        assertEquals(List.of("broken: " + dev.resolve("video1")), survey.problems());
    }

    @Test
    void whatIsWrongWithSeveralIsSaidOnce() throws IOException {
        Files.createFile(dev.resolve("video1"));
        Files.createFile(dev.resolve("video2"));
        assertEquals(List.of("broken: %s %s".formatted(dev.resolve("video1"), dev.resolve("video2"))),
            list.survey().problems());
    }

    @Test
    void deviceThatGivesNoPicturesIsNamed() throws IOException {
        plug("video10", 0, new Capability("codec", "Encoder", "platform", METADATA));
        DeviceSurvey survey = list.survey();
        assertEquals(List.of(dev.resolve("video10") + " (Encoder)"), survey.others());
        assertEquals(List.of(), survey.cameras());
    }

    @Test
    void cameraThatNobodyHasNamedHasANameThatStays() {
        FakeMachine machine = new FakeMachine(root.resolve("machine"));
        machine.plug(4, "1.3", "HD USB Camera", "");
        machine.plug(2, "2", "HD Pro Webcam C920", "3F9A21BF");
        machine.addConverter("video14");
        machine.addReceiver("video20");
        List<CaptureDevice> cameras = machine.devices().survey().cameras();
        assertEquals(List.of("hd-pro-webcam-c920-21bf", "hd-usb-camera-port1-3", ""),
            cameras.stream().map(CaptureDevice::name).toList());
        String report = DeviceReport.of(new DeviceSurvey(cameras, List.of(), List.of()));
        assertTrue(report.contains("  name      hd-usb-camera-port1-3 (with --camera auto)\n"), report);
    }

    @Test
    void whatADeviceIsCanBeSeenWithoutOpeningIt() {
        FakeMachine machine = new FakeMachine(root.resolve("machine"));
        machine.plug(4, "1.3", "HD USB Camera", "SN0001");
        DeviceFacts camera = machine.devices().glance().get(0);
        assertEquals("HD USB Camera", camera.card());
        assertEquals("SN0001", camera.serial());
        assertTrue(camera.port().endsWith("/usb/1.3/1.3:1.0"), camera.port());
        assertEquals(1, machine.devices().glance().get(1).index());
        assertEquals(List.of(), machine.opened());
    }

    @Test
    void cameraWithALinkIsFoundByIt() throws Exception {
        plug("video0", 0, new Capability("uvcvideo", "Webcam", "usb-1", CAPTURES));
        link("by-id", "usb-Webcam", "video0");
        DeviceIdentity identity = list.identity(dev.resolve("video0"));
        assertEquals(new DeviceIdentity("usb-Webcam", "Webcam", "usb-1", 0), identity);

        unplug("video0");
        assertEquals(Optional.empty(), list.find(identity));

        plug("video4", 0, new Capability("uvcvideo", "Webcam", "usb-9", CAPTURES));
        Files.delete(dev.resolve("v4l/by-id/usb-Webcam"));
        Path link = link("by-id", "usb-Webcam", "video4");
        assertEquals(Optional.of(link), list.find(identity));
    }

    @Test
    void cameraWithoutALinkIsFoundByCardAndBus() throws Exception {
        plug("video0", 0, new Capability("uvcvideo", "Webcam", "usb-1", CAPTURES));
        DeviceIdentity identity = list.identity(dev.resolve("video0"));
        unplug("video0");
        plug("video1", 0, new Capability("uvcvideo", "Other", "usb-1", CAPTURES));
        plug("video2", 0, new Capability("uvcvideo", "Webcam", "usb-2", CAPTURES));
        plug("video3", 0, new Capability("uvcvideo", "Webcam", "usb-1", CAPTURES));
        plug("video4", 1, new Capability("uvcvideo", "Webcam", "usb-1", METADATA));
        assertEquals(Optional.of(dev.resolve("video3")), list.find(identity));
    }

    @Test
    void secondSensorOfACameraIsNotTakenForItsFirst() throws Exception {
        plug("video0", 0, new Capability("uvcvideo", "Webcam", "usb-1", CAPTURES));
        plug("video2", 2, new Capability("uvcvideo", "Webcam", "usb-1", CAPTURES));
        DeviceIdentity infrared = list.identity(dev.resolve("video2"));
        assertEquals(Optional.of(dev.resolve("video2")), list.find(infrared));
    }

    @Test
    void cameraInAnotherPortIsFoundByItsCardIfThatIsClear() throws Exception {
        DeviceIdentity identity = new DeviceIdentity("", "Webcam", "usb-1", 0);
        plug("video2", 0, new Capability("uvcvideo", "Webcam", "usb-2", CAPTURES));
        assertEquals(Optional.of(dev.resolve("video2")), list.find(identity));
        plug("video3", 0, new Capability("uvcvideo", "Webcam", "usb-3", CAPTURES));
        assertEquals(Optional.empty(), list.find(identity));
    }

    @Test
    void devicesHereAreNamedWithoutOpeningThem() throws IOException {
        assertEquals("no /dev/video* is here", list.devicesHere());
        plug("video0", 0, new Capability("uvcvideo", "Webcam", "usb-1", CAPTURES));
        Files.createFile(dev.resolve("video1"));
        assertEquals("devices here: %s (Webcam), %s".formatted(dev.resolve("video0"), dev.resolve("video1")),
            list.devicesHere());
    }

    private V4l2Device open(Path path) throws V4l2Exception {
        String node;
        try {
            node = path.toRealPath().getFileName().toString();
        } catch (IOException away) {
            throw new V4l2Exception(Errno.ENOENT, "away: " + path);
        }
        Capability who = plugged.get(node);
        if (who == null) {
            throw new V4l2Exception(Errno.EIO, "broken: " + path);
        }
        return V4l2Device.open(path, (request, struct) -> {
            if (request != Ioctl.QUERYCAP) {
                return Errno.ENOTTY;
            }
            struct.put(0, who.driver().getBytes()).put(16, who.card().getBytes()).put(48, who.bus().getBytes());
            struct.putInt(84, who.flags());
            return 0;
        }, who::captures);
    }

    private void plug(String node, int index, Capability who) throws IOException {
        plugged.put(node, who);
        Files.createFile(dev.resolve(node));
        Path told = Files.createDirectories(sys.resolve(node));
        Files.writeString(told.resolve("index"), index + "\n");
        Files.writeString(told.resolve("name"), who.card() + "\n");
    }

    private void unplug(String node) throws IOException {
        plugged.remove(node);
        Files.delete(dev.resolve(node));
    }

    private Path link(String folder, String name, String node) throws IOException {
        Path links = Files.createDirectories(dev.resolve("v4l").resolve(folder));
        return Files.createSymbolicLink(links.resolve(name), Path.of("../../" + node));
    }
}
