package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdUnitIT {
    private static final Path UNITS = Path.of("systemd").toAbsolutePath();

    @TempDir
    Path folder;
    String analyze;

    @BeforeEach
    void findSystemd() {
        Optional<Path> found = RunningProgram.find("systemd-analyze");
        assumeTrue(found.isPresent(), "systemd-analyze is not installed");
        analyze = found.get().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"webcamd.service", "webcamd@.service"})
    void systemdHasNothingToSayAgainstTheUnit(String unit) throws Exception {
        RunningProgram program =
            RunningProgram.run(analyze, "verify", "--man=no", withLauncherOfTheSources(unit).toString());
        assertEquals(0, program.exitStatus(), program::toString);
        assertEquals(List.of(), program.err());
    }

    @Test
    void systemdHasNothingToSayAgainstTheSocket() throws Exception {
        withLauncherOfTheSources("webcamd.service");
        Path socket = Files.copy(UNITS.resolve("webcamd.socket"), folder.resolve("webcamd.socket"));
        RunningProgram program = RunningProgram.run(analyze, "verify", "--man=no", socket.toString());
        assertEquals(0, program.exitStatus(), program::toString);
        assertEquals(List.of(), program.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"webcamd.service", "webcamd@.service"})
    void systemdRatesTheUnitAsWellProtected(String unit) throws Exception {
        RunningProgram program = RunningProgram.run(analyze, "security", "--no-pager", "--offline=true",
            "--threshold=20", withLauncherOfTheSources(unit).toString());
        assumeTrue(program.err().stream().noneMatch(line -> line.contains("unrecognized option")),
            "systemd is older than version 250");
        assertEquals(0, program.exitStatus(), program::toString);
    }

    private Path withLauncherOfTheSources(String name) throws IOException {
        String unit = Files.readString(UNITS.resolve(name));
        String moved = unit.replaceAll("(?m)^ExecStart=/(opt/webcamd|usr)/bin/webcamd ",
            "ExecStart=" + Installation.LAUNCHER + " ");
        assertTrue(moved.contains("\nExecStart=" + Installation.LAUNCHER + " "), unit);
        return Files.writeString(folder.resolve(name), moved);
    }
}
