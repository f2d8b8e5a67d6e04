package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher where there is a Java, and yet webcamd cannot run. */
final class OtherMachinesIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "arm     | gnu  | needs a 64-bit system, and the Java here is for arm, 32 bits",
        "i386    | gnu  | needs a 64-bit system, and the Java here is for i386, 32 bits",
        "riscv64 | gnu  | runs on x86-64 and 64-bit ARM only, and the Java here is for riscv64",
        "x86_64  | musl | needs a system with glibc, and the Java here is for musl (Alpine)",
        "aarch64 | gnu  | this is the package for linux-x86_64, and the Java here is for linux-arm64"})
    void machineThatItCannotRunOnIsToldInOneLine(String machine, String libc, String line) throws Exception {
        Path jar = FakeServer.jar(Files.createDirectory(folder.resolve("made")));
        Installation webcamd = Installation.packed(folder, "webcamd", jar);
        Path other = folder.resolve("other");
        Installation.script(other.resolve("bin/java"), "#!/bin/sh\n");
        Files.writeString(other.resolve("release"),
            "JAVA_VERSION=\"17.0.1\"\nLIBC=\"%s\"\nOS_ARCH=\"%s\"\n".formatted(libc, machine));
        Files.copy(jar, webcamd.home.resolve("lib/javacpp-1-linux-x86_64.jar"));
        RunningProgram program = webcamd.with("JAVA_HOME", other).run();
        assertEquals(1, program.exitStatus());
        assertEquals(1, program.err().size(), program::toString);
        assertTrue(program.err().get(0).startsWith("webcamd: " + line), program::toString);
    }
}
