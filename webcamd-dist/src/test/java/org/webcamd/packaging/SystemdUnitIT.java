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

class SystemdUnitIT {
    private static final Path UNIT = Path.of("systemd", "webcamd@.service").toAbsolutePath();
    private static final String INSTALLED = "/opt/webcamd/bin/webcamd";

    @TempDir
    Path folder;
    String analyze;

    @BeforeEach
    void findSystemd() {
        Optional<Path> found = RunningProgram.find("systemd-analyze");
        assumeTrue(found.isPresent(), "systemd-analyze is not installed");
        analyze = found.get().toString();
    }

    @Test
    void systemdHasNothingToSayAgainstTheUnit() throws Exception {
        RunningProgram program = RunningProgram.run(analyze, "verify", withLauncherOfTheSources().toString());
        assertEquals(0, program.exitStatus(), program::toString);
        assertEquals(List.of(), program.err());
    }

    @Test
    void systemdRatesTheUnitAsWellProtected() throws Exception {
        RunningProgram program = RunningProgram.run(analyze, "security", "--no-pager", "--offline=true",
            "--threshold=20", withLauncherOfTheSources().toString());
        assumeTrue(program.err().stream().noneMatch(line -> line.contains("unrecognized option")),
            "systemd is older than version 250");
        assertEquals(0, program.exitStatus(), program::toString);
    }

    private Path withLauncherOfTheSources() throws IOException {
        String unit = Files.readString(UNIT);
        assertTrue(unit.contains("\nExecStart=" + INSTALLED + " "));
        String moved = unit.replace("\nExecStart=" + INSTALLED, "\nExecStart=" + Installation.LAUNCHER);
        return Files.writeString(folder.resolve(UNIT.getFileName()), moved);
    }
}
