package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher makes of the instances of {@code webcamd@.service}. */
@Timeout(120)
class InstanceIT {
    @TempDir
    static Path made;
    static Path jar;

    @TempDir
    Path folder;
    private Installation webcamd;

    @BeforeAll
    static void makeFakeServer() throws IOException {
        jar = FakeServer.jar(made);
    }

    @BeforeEach
    void install() throws IOException {
        webcamd = Installation.packed(folder, "webcamd", jar);
    }

    private List<String> arguments(String... given) throws Exception {
        RunningProgram program = webcamd.run(given);
        assertEquals(0, program.exitStatus(), program::toString);
        return program.out().stream().filter(line -> line.startsWith("arg:")).map(line -> line.substring(4)).toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 8080", "9, 9, 8089", "10, 10, 8090", "100, 100, 8180", "08, 8, 8088", "00, 0, 8080",
        "57455, 57455, 65535"})
    void numberIsThatOfTheDeviceAndCountsFromPort8080(String instance, String index, String port) throws Exception {
        assertEquals(List.of("--port", port, "--index", index, "--fps", "5"),
            arguments("--instance", instance, "--fps", "5"));
    }

    @Test
    void whatTheSettingsOfTheInstanceSayCounts() throws Exception {
        webcamd.with("WEBCAMD_PORT", "8100");
        assertEquals(List.of("--port", "8100", "--index", "10"), arguments("--instance", "10"));
        webcamd.with("WEBCAMD_CAMERAS", "--camera bed=test");
        assertEquals(List.of("--port", "8100", "--camera", "bed=test"),
            arguments("--instance", "front", "--camera", "bed=test"));
        webcamd.with("WEBCAMD_PORT", "");
        assertEquals(List.of("--port", "8081"), arguments("--instance", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"front", "front\\x20door", "-1", "1a", "", "*"})
    void nameNeedsAPort(String instance) throws Exception {
        RunningProgram program = webcamd.run("--instance", instance);
        assertEquals(2, program.exitStatus(), "systemd tries anything else again");
        assertEquals(List.of("webcamd: webcamd@" + instance + " has a name, which tells no port: put WEBCAMD_PORT=8090 "
            + "into /etc/webcamd/" + instance + ".conf, and what it serves, such as WEBCAMD_CAMERAS=--source "
            + "/dev/video0; the number of a device needs neither"), program.err());
        assertEquals(List.of(), program.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"57456", "99999", "123456789012345678901234567890"})
    void numberBeyondAllPortsIsTold(String instance) throws Exception {
        RunningProgram program = webcamd.run("--instance", instance);
        assertEquals(2, program.exitStatus());
        assertTrue(program.err().get(0).startsWith("webcamd: webcamd@" + instance + " would be port 8080 and "
            + instance + ", and there is none above 65535"), program::toString);
    }
}
