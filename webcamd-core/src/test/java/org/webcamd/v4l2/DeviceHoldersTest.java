package org.webcamd.v4l2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeviceHoldersTest {
    private static final long SELF = 77;

    @TempDir
    Path root;
    private Path device;

    @BeforeEach
    void makeDevice() throws IOException {
        device = Files.createFile(root.toRealPath().resolve("video0"));
    }

    @Test
    void programsThatHaveItOpenAreNamed() throws IOException {
        process(12, "ustreamer", device);
        process(13, "bash", root.resolve("tty"));
        process(14, "ffmpeg", root.resolve("x"), device);
        assertEquals(Set.of("ustreamer (process 12)", "ffmpeg (process 14)"), Set.copyOf(holders(0)));
    }

    @Test
    void linkToADeviceMeansTheDevice() throws IOException {
        process(12, "ustreamer", device);
        device = Files.createSymbolicLink(root.resolve("usb-Webcam"), device);
        assertEquals(List.of("ustreamer (process 12)"), holders(0));
    }

    @Test
    void ownHandleForAskingDoesNotCount() throws IOException {
        process(SELF, "java", device);
        assertEquals(List.of("this program itself"), holders(0));
        assertEquals(List.of(), holders(1));
    }

    @Test
    void ownHandleBesideThatOneCounts() throws IOException {
        process(SELF, "java", device, device);
        assertEquals(List.of("this program itself"), holders(1));
    }

    @Test
    void processThatCannotBeLookedIntoIsPassedOver() throws IOException {
        Files.createDirectories(root.resolve("proc/15"));
        process(12, "ustreamer", device);
        assertEquals(List.of("ustreamer (process 12)"), holders(0));
    }

    private List<String> holders(int ownHandles) {
        return DeviceHolders.of(device, ownHandles, root.resolve("proc"), SELF);
    }

    private void process(long number, String name, Path... open) throws IOException {
        Path process = Files.createDirectories(root.resolve("proc/" + number));
        Path descriptors = Files.createDirectories(process.resolve("fd"));
        for (int i = 0; i < open.length; i++) {
            Files.createSymbolicLink(descriptors.resolve(Integer.toString(i)), open[i]);
        }
        Files.writeString(process.resolve("comm"), name + "\n");
    }
}
