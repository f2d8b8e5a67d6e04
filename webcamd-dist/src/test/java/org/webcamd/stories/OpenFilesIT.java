package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** File descriptors run out. */
@Timeout(120)
final class OpenFilesIT {
    private final List<RawConnection> idle = new ArrayList<>();

    private void connect(ForkedProgram program, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            idle.add(program.connect());
        }
    }

    private void leave() throws IOException {
        for (RawConnection connection : idle) {
            connection.close();
        }
        idle.clear();
    }

    private static ForkedProgram startWith(int files) throws Exception {
        return ForkedProgram.start("ulimit -n " + files + "; exec \"$0\" \"$@\"", List.of(),
            "--max-per-address", "1000");
    }

    private static int filesOfAViewer() throws Exception {
        try (ForkedProgram program = startWith(256); RawConnection viewer = program.view()) {
            Viewer.readParts(viewer, 3);
            return program.openFiles();
        }
    }

    @Test
    void thereAreNoMoreConnectionsThanTheLimitLeavesRoomForAndItWasSaidAtTheStart() throws Exception {
        int files = filesOfAViewer() + 40;
        try (ForkedProgram program = startWith(files); RawConnection viewer = program.view()) {
            String line = program.awaitLog("connections only, fewer than --max-viewers 4096");
            assertTrue(line.contains("this process may have " + files + " open files"), line);
            connect(program, 100);
            Viewer.readParts(viewer, 30);
            assertTrue(idle.get(0).isAtEnd(), "the longest idle one was closed for another");
            leave();
            Info info = program.awaitInfo(each -> each.viewers() == 1);
            assertEquals(0, info.number("acceptsFailed"));
            assertTrue(info.number("connectionsEvicted") > 30);
        }
    }

    @Test
    void noneLeftIsOneLineWithTheRemedyAndPasses() throws Exception {
        // Some are opened a while after the start.
        int files = filesOfAViewer() + 6;
        try (ForkedProgram program = startWith(files); RawConnection viewer = program.view()) {
            connect(program, 15);
            Viewer.readParts(viewer, 90);
            leave();
            assertTrue(program.awaitInfo(each -> each.viewers() == 1).number("acceptsFailed") >= 2);
            program.terminateNanos();

            List<String> log = program.restOfLog();
            List<String> troubles = log.stream().filter(line -> line.contains("none can be accepted")).toList();
            assertEquals(1, troubles.size(), log::toString);
            assertTrue(troubles.get(0).contains("all " + files + " files that this process may have open are open; "
                + "more with ulimit -n or systemd's LimitNOFILE="), troubles::toString);
            assertTrue(log.stream().noneMatch(line -> line.contains("exceptionCaught") || line.contains("Exception")),
                log::toString);
        }
    }
}
