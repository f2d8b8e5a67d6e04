package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;

/** Those who only connect, beside a viewer and newcomers. */
@Timeout(120)
final class IdleConnectionsIT {
    /** One viewer and 1024 more; a quarter of that is the share of an address. */
    private static final String[] ONE_VIEWER = {"--max-viewers", "1"};
    private static final int CONNECTIONS = 1025;
    private static final int SHARE = CONNECTIONS / 4;
    private static final int OVER = 50;
    private static final String NEWCOMER = "127.0.0.9";

    private final List<RawConnection> idle = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (RawConnection connection : idle) {
            connection.close();
        }
    }

    @Test
    void oneAddressHasItsShareAndOthersHaveTheirs() throws Exception {
        try (InProcessProgram program = InProcessProgram.start(ONE_VIEWER);
                RawConnection viewer = watch(program)) {
            connect(program, "127.0.0.66", SHARE + OVER);
            assertNewcomerIsServed(program);
            Viewer.readParts(viewer, 5);
            Info info = Info.of(program);
            assertEquals(OVER, info.number("connectionsEvicted"), "its own, the longest idle first");
            assertEquals(0, info.number("connectionsOverShare"));
            assertEquals(0, info.number("connectionsRefused"));
        }
    }

    @Test
    void idleConnectionsOfManyAddressesMakeRoomForNewcomers() throws Exception {
        try (InProcessProgram program = InProcessProgram.start(ONE_VIEWER);
                RawConnection viewer = watch(program)) {
            for (int address = 0; address < 6; address++) {
                connect(program, "127.0.1." + (1 + address), SHARE - 10);
            }
            for (int i = 0; i < 20; i++) {
                assertNewcomerIsServed(program);
            }

            Viewer.readParts(viewer, 5);
            Info info = Info.of(program);
            assertTrue(info.number("connectionsEvicted") > 6 * (SHARE - 10) - CONNECTIONS, info::json);
            assertEquals(0, info.number("connectionsRefused"));
            assertEquals(0, info.number("requestsLate"));
        }
    }

    private void connect(InProcessProgram program, String from, int number) throws IOException {
        for (int i = 0; i < number; i++) {
            idle.add(RawConnection.from(from, program));
        }
        // The last of them has been accepted when another one of elsewhere is answered.
        assertNewcomerIsServed(program);
    }

    private static RawConnection watch(InProcessProgram program) throws IOException {
        RawConnection viewer = Viewer.open(program, "/?stream");
        Viewer.readParts(viewer, 1);
        return viewer;
    }

    private static void assertNewcomerIsServed(InProcessProgram program) throws IOException {
        try (RawConnection newcomer = RawConnection.from(NEWCOMER, program).get("/")) {
            assertEquals(200, newcomer.readHead().status());
        }
    }
}
