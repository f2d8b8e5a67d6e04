package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OpenFilesTest {
    private static final String LIMITS = """
        Limit                     Soft Limit           Hard Limit           Units
        Max processes             unlimited            unlimited            processes
        Max open files            1024                 4096                 files
        Max locked memory         65536                65536                bytes
        """;

    @Test
    void softLimitIsTheOneThatHolds() {
        assertEquals(new OpenFiles(1024, 50), OpenFiles.of(LIMITS, 50));
    }

    @Test
    void limitThatIsNotToldIsNone() {
        for (String limits : new String[] {"", LIMITS.replace("1024 ", "unlimited ")}) {
            OpenFiles files = OpenFiles.of(limits, 50);
            assertEquals(100_000, files.connections(100_000));
            assertEquals(Optional.empty(), files.complaint(100_000));
        }
    }

    @Test
    void someAreKeptForTheCameras() {
        assertEquals(958, OpenFiles.of(LIMITS, 50).connections(5_000));
        assertEquals(100, OpenFiles.of(LIMITS, 50).connections(100));
        assertEquals(Optional.empty(), OpenFiles.of(LIMITS, 50).complaint(958));
    }

    @Test
    void tooFewAreSaidWithWhatWouldBeEnough() {
        assertEquals(Optional.of("room for 958 connections only, fewer than --max-viewers 4096: this process may have "
            + "1024 open files; ulimit -n 4162 or systemd's LimitNOFILE=4162 would do"),
            OpenFiles.of(LIMITS, 50).complaint(4096));
    }

    @Test
    void whoLooksForWhatIsWrongGetsAnAnswer() {
        assertTrue(new OpenFiles(40, 40).connections(10) > 0);
    }

    @Test
    void thisProcessHasSomeOpen() {
        assertTrue(OpenFiles.now().connections(1) > 0);
    }
}
