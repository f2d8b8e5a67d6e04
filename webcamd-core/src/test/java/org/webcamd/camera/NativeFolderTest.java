package org.webcamd.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeFolderTest {
    private static final String MOUNTS = """
        22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        23 22 0:5 / /home rw,nosuid,noexec shared:2 - tmpfs tmpfs rw
        24 23 0:6 / /home/me/my\\040cache rw,relatime - tmpfs tmpfs rw
        25 22 0:7 / /mnt rw,noexec - tmpfs tmpfs rw
        26 22 0:8 / /mnt rw - tmpfs tmpfs rw
        """;

    @Test
    void deepestMountAboveTheFolderCounts() {
        assertTrue(isNoExec("/home/me/.cache/webcamd/native"));
        assertTrue(isNoExec("/home"));
        assertFalse(isNoExec("/home/me/my cache/native"));
        assertFalse(isNoExec("/homes"));
        assertFalse(isNoExec("/var/cache"));
    }

    @Test
    void lastOfSeveralMountsAtOnePlaceCounts() {
        assertFalse(isNoExec("/mnt/webcamd"));
    }

    @Test
    void complaintIsOneLine() {
        String complaint = NativeFolder.complaint(new UnsatisfiedLinkError("no jniopencv_core\nand more"));
        assertEquals("OpenCV's native libraries cannot be loaded: no jniopencv_core", complaint);
    }

    @Test
    void complaintOfAnInstallationNamesTheFolderAndWhatToDo(@TempDir Path folder) {
        String missing = complaint(folder.resolve("native"));
        assertTrue(missing.contains(folder.resolve("native") + ": there is no such folder; install"), missing);
        String foreign = complaint(folder);
        assertTrue(foreign.contains("wrong ELF class; install the webcamd that is made for this machine, "), foreign);
    }

    private static String complaint(Path packed) {
        System.setProperty(NativeFolder.PACKED_PROPERTY, packed.toString());
        try {
            return NativeFolder.complaint(new UnsatisfiedLinkError("wrong ELF class"));
        } finally {
            System.clearProperty(NativeFolder.PACKED_PROPERTY);
        }
    }

    private static boolean isNoExec(String folder) {
        return NativeFolder.isNoExec(Path.of(folder), MOUNTS);
    }
}
