package org.webcamd.natives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JnaLibraryTest {
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};

    @TempDir
    Path cache;

    @Test
    void libraryIsUnpackedWholeAndAlone() throws IOException {
        Path folder = JnaLibrary.folder(cache);
        byte[] library = Files.readAllBytes(folder.resolve("libjnidispatch.so"));
        assertArrayEquals(ELF, Arrays.copyOf(library, ELF.length));
        assertTrue(folder.getFileName().toString().startsWith("jna-" + Native.VERSION), folder.toString());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void libraryThatIsThereIsNotWrittenAgain() throws IOException {
        Path library = JnaLibrary.folder(cache).resolve("libjnidispatch.so");
        Files.writeString(library, "as it was");
        JnaLibrary.folder(cache);
        assertEquals("as it was", Files.readString(library));
    }

    @Test
    void folderThatCannotBeWrittenIsLeftToJna() throws IOException {
        Path file = Files.createFile(cache.resolve("file"));
        assertThrows(IOException.class, () -> JnaLibrary.folder(file));
    }
}
