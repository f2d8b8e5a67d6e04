package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;
import org.webcamd.camera.Control;
import org.webcamd.camera.ControlException;

/** With a real device, named by {@code -Dwebcamd.test.device=/dev/video0}; skipped without. */
@Timeout(120)
final class V4l2DeviceIT {
    private static final String NAME = System.getProperty("webcamd.test.device", "");
    private static final Path DEVICE = Path.of(NAME);

    @BeforeEach
    void wantDevice() {
        assumeTrue(!NAME.isEmpty(), "no camera: name one with -Dwebcamd.test.device=/dev/video0");
    }

    @ParameterizedTest
    @EnumSource(CaptureFormat.class)
    void cameraStartsWithWhatWasChosen(CaptureFormat kind) throws V4l2Exception {
        try (V4l2Device device = V4l2Device.open(DEVICE)) {
            FormatChoice choice = FormatChoice.of(device.formats(), new CameraSettings(640, 480, 30, kind));
            StreamFormat settled = device.rehearse(choice);
            assertEquals(new StreamFormat(choice.fourcc(), choice.width(), choice.height(), settled.fps()), settled);
            assertTrue(RateRange.same(settled.fps(), choice.fps()), settled + " for " + choice);
            assertEquals(settled, device.current());
        }
    }

    @Test
    void cameraIsListedWithFormatsAndControls() {
        wantNode();
        DeviceSurvey survey = DeviceList.ofThisMachine().survey();
        CaptureDevice camera = survey.cameras().stream().filter(V4l2DeviceIT::isTheDevice).findFirst().orElseThrow();
        assertFalse(camera.formats().isEmpty());
        camera.formats().forEach(format -> assertFalse(format.sizes().isEmpty(), format.fourcc()));
        assertTrue(camera.controls().stream().anyMatch(control -> control.name().equals("brightness")));
        assertTrue(DeviceReport.of(survey).startsWith("/dev/video"));
    }

    @Test
    void metadataNodesAreNotListed() {
        for (CaptureDevice camera : DeviceList.ofThisMachine().survey().cameras()) {
            assertFalse(camera.capability().isMetadata(), camera.path().toString());
        }
    }

    @Test
    void cameraIsFoundAgain() throws Exception {
        wantNode();
        DeviceIdentity identity = DeviceList.ofThisMachine().identity(DEVICE);
        Optional<Path> found = DeviceList.ofThisMachine().find(identity);
        assertEquals(DEVICE.toRealPath(), found.orElseThrow().toRealPath());
    }

    @Test
    void controlIsSetAndReadBack() throws CameraException {
        ControlPanel panel = new ControlPanel(DEVICE);
        Control before = panel.read("brightness");
        int other = before.value() == before.minimum() ? before.maximum() : before.minimum();
        try {
            assertEquals(other, panel.set("brightness", Integer.toString(other)).value());
            assertEquals(other, panel.read("brightness").value());
        } finally {
            panel.set("brightness", before.value().toString());
        }
    }

    @Test
    void controlOutOfRangeIsRefused() throws CameraException {
        ControlPanel panel = new ControlPanel(DEVICE);
        Control brightness = panel.read("brightness");
        String tooMuch = Integer.toString(brightness.maximum() + 1);
        ControlException refused = assertThrows(ControlException.class, () -> panel.set("brightness", tooMuch));
        assertEquals("brightness is %s, this camera takes %s".formatted(tooMuch, brightness.accepted()),
            refused.getMessage());
    }

    @Test
    void everyDescriptorIsClosed() throws Exception {
        List<Path> before = handles();
        for (int i = 0; i < 3; i++) {
            DeviceList.ofThisMachine().survey();
            Diagnosis.whyNoPictures(DEVICE, new CameraSettings(640, 480, 30, CaptureFormat.AUTO));
            assertThrows(V4l2Exception.class, () -> V4l2Device.open(Path.of("/dev/null")));
        }
        assertEquals(before, handles());
    }

    @Test
    void freeCameraHasNothingToComplainOf() {
        assertEquals(Optional.empty(),
            Diagnosis.whyNoPictures(DEVICE, new CameraSettings(640, 480, 30, CaptureFormat.AUTO)));
    }

    private static boolean isTheDevice(CaptureDevice camera) {
        return target().equals(Optional.of(camera.path()));
    }

    private static boolean isVideo(Path target) {
        return target.toString().startsWith("/dev/video") || target.equals(Path.of("/dev/null"));
    }

    /** A stand-in that is preloaded into the C library can be opened and is nowhere to be found. */
    private static void wantNode() {
        assumeTrue(target().isPresent(), DEVICE + " can be opened, but it is no file");
    }

    private static Optional<Path> target() {
        try {
            return Optional.of(DEVICE.toRealPath());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** Those of this program at devices. */
    private static List<Path> handles() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.map(V4l2DeviceIT::target).filter(V4l2DeviceIT::isVideo).sorted().toList();
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException closed) {
            return Path.of("closed");
        }
    }
}
