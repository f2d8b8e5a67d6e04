package org.webcamd.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemorySettingsTest {
    private static final long MIB = 1L << 20;

    @ParameterizedTest
    @CsvSource({"128, 1, 32", "512, 1, 64", "1024, 1, 128", "24000, 1, 128", "24000, 8, 128", "24000, 12, 192",
        "512, 12, 64"})
    void defaultFollowsTheMachineAndTheCameras(long machine, int cameras, long expected) {
        assertEquals(expected * MIB, MemorySettings.ofMachine(machine * MIB, 16 * MIB).frameBytes(cameras));
    }

    @Test
    void whatTheUserSaysIsForAnyNumberOfCameras() {
        assertEquals(64 * MIB, MemorySettings.of(64 * MIB, 16 * MIB).frameBytes(0));
        assertEquals(64 * MIB, MemorySettings.of(64 * MIB, 16 * MIB).frameBytes(100));
    }

    @Test
    void largestPictureIsAnEighthOfTheMemoryAtMost() {
        assertEquals(16 * MIB, new MemorySettings(128 * MIB, 16 << 20).maxPictureBytes());
        assertEquals(8 * MIB, new MemorySettings(64 * MIB, 16 << 20).maxPictureBytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, (8L << 20) - 1, (1L << 40) + 1, Long.MAX_VALUE})
    void memoryBeyondItsRangeIsRefusedByName(long bytes) {
        String message =
            assertThrows(IllegalArgumentException.class, () -> new MemorySettings(bytes, 1 << 20)).getMessage();
        assertTrue(message.matches("frame-memory is \\d+[KMG]?, must be 8M to 1024G"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_535, (256 << 20) + 1, Integer.MAX_VALUE})
    void pictureBeyondItsRangeIsRefusedByName(int bytes) {
        assertEquals("max-picture is " + bytes + ", must be 64K to 256M", assertThrows(IllegalArgumentException.class,
            () -> MemorySettings.of(1L << 40, bytes)).getMessage());
    }
}
