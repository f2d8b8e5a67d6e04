package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside a terminal of its own, which the program {@code script} makes. */
class LauncherTerminalIT {
    private static final String FLAG = "flag:-Dwebcamd.stream.";

    @TempDir
    Path folder;
    Installation webcamd;
    Path script;

    @BeforeEach
    void install() throws IOException {
        webcamd = Installation.packed(folder, "webcamd", FakeServer.jar(folder.resolve("made")));
        assumeTrue(RunningProgram.find("script").isPresent(), "script is not installed");
        script = RunningProgram.find("script").get();
    }

    @Test
    void serverIsToldOfEachStreamThatIsATerminal() throws Exception {
        assertEquals(List.of("out=0", "err=0"), told("'%s'"));
        assertEquals(List.of("out=0"), told("'%s' 2> /dev/null"));
        assertEquals(List.of("err=0"), told("'%s' | cat"));
        assertEquals(List.of(), told("'%s' 2> /dev/null | cat"));
    }

    @Test
    void helpIsToldTheWidth() throws Exception {
        assertEquals(List.of("out=97"), told("stty cols 97; '%s' --help 2> /dev/null"));
        assertEquals(List.of("out=97"), told("stty cols 97; '%s' -h port < /dev/null 2> /dev/null"));
        assertEquals(List.of(), told("stty cols 97; '%s' --help 2> /dev/null | cat"));
    }

    @Test
    void journalIsKnownByItsFile() throws Exception {
        webcamd.with("FOLDER", folder);
        String journal = "cd \"$FOLDER\"; : > here; JOURNAL_STREAM=$(stat -c %%d:%%i here) '%s' 2> ";

        assertEquals(List.of("err=journal"), told(journal + "here | cat"));
        assertEquals(List.of(), told(journal + "there | cat"));
    }

    private List<String> told(String command) throws Exception {
        try (RunningProgram program =
            webcamd.start(script, "-qec", command.formatted(webcamd.launcher()), "/dev/null")) {
            assertEquals(0, program.exitStatus(), program::toString);
            return program.out().stream().map(String::strip).filter(line -> line.startsWith(FLAG))
                .map(line -> line.substring(FLAG.length())).toList();
        }
    }
}
