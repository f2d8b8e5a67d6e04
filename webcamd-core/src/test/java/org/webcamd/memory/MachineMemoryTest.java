package org.webcamd.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineMemoryTest {
    private static final String MEMINFO = "MemTotal:       24684092 kB\nMemFree:        24319396 kB\n";

    @TempDir
    private Path folder;

    @Test
    void thisMachineHasSome() {
        assertTrue(MachineMemory.bytes() > 64L << 20);
    }

    @Test
    void withoutALimitItIsTheMachines() throws IOException {
        assertEquals(24_684_092L * 1024, bytes(MEMINFO, "max\n"));
        assertEquals(24_684_092L * 1024, bytes(MEMINFO, "9223372036854771712\n"));
    }

    @Test
    void limitOfAContainerCounts() throws IOException {
        assertEquals(536_870_912, bytes(MEMINFO, "536870912\n"));
    }

    @Test
    void whereNothingIsToldLittleIsAssumed() throws IOException {
        assertEquals(512L << 20, bytes("", ""));
        assertEquals(512L << 20, MachineMemory.bytes(folder.resolve("no"), List.of(folder.resolve("neither"))));
    }

    private long bytes(String meminfo, String limit) throws IOException {
        Path limits = Files.writeString(folder.resolve("memory.max"), limit);
        return MachineMemory.bytes(Files.writeString(folder.resolve("meminfo"), meminfo), List.of(limits));
    }
}
