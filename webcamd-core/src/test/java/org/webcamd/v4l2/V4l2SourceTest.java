package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraSettings;
import org.webcamd.camera.CaptureFormat;

final class V4l2SourceTest {
    private static final CameraSettings SETTINGS = new CameraSettings(640, 480, 30, CaptureFormat.AUTO);

    @TempDir
    private Path folder;

    @Test
    void missingDeviceIsNamedBesideThoseThatAreThere() {
        Path device = folder.resolve("video7");
        String message = messageOf(device);
        assertTrue(message.startsWith("no camera at " + device + " ("), message);
        assertTrue(message.contains("devices here: /dev/video") || message.contains("no /dev/video* is here"), message);
        assertOneLine(message);
    }

    @Test
    void danglingLinkIsAMissingDevice() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("by-id"), folder.resolve("gone"));
        assertTrue(messageOf(link).startsWith("no camera at " + link));
    }

    @Test
    void deviceWithoutPermissionSaysWhatToDo() throws IOException {
        Path device = Files.createFile(folder.resolve("video0"));
        Files.setPosixFilePermissions(device, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(device), "this user may open everything");
        String message = messageOf(device);
        assertTrue(message.startsWith("no permission to open " + device), message);
        assertTrue(message.contains("sudo "), message);
        assertOneLine(message);
    }

    @Test
    void fileThatIsNoCameraCannotBeOpened() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no camera");
        String message = messageOf(file);
        assertTrue(message.equals(file + " is a file and no device; file:" + file + " shows it"), message);
        assertOneLine(message);
    }

    @Test
    void sourceIsCalledByItsPath() {
        assertEquals("/dev/v4l/by-id/x", new V4l2Source(Path.of("/dev/v4l/by-id/x"), SETTINGS).name());
    }

    private static String messageOf(Path device) {
        return assertThrows(CameraException.class, () -> new V4l2Source(device, SETTINGS).open(null)).getMessage();
    }

    private static void assertOneLine(String message) {
        assertEquals(1, message.lines().count(), message);
    }
}
