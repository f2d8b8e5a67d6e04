package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.uring.IoUring;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Head;
import org.webcamd.wire.Info;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.StreamPart;

@Timeout(60)
final class EveryTransportIT {
    @ParameterizedTest
    @ValueSource(strings = {"epoll", "nio", "io_uring"})
    void streamAndSnapshotWork(String transport) throws Exception {
        assumeTrue(!transport.equals("epoll") || Epoll.isAvailable(), "this machine has no epoll");
        assumeTrue(!transport.equals("io_uring") || IoUring.isAvailable(), "this machine has no io_uring");
        try (LogRecords log = new LogRecords();
            InProcessProgram program = InProcessProgram.start("--transport", transport)) {
            try (RawConnection client = RawConnection.to(program)) {
                for (int i = 0; i < 3; i++) {
                    assertSnapshot(client.get("/?snapshot&max_age=0"));
                }
                client.get("/?stream").readHead();
                client.expect("--boundarydonotcross\r\n");
                Viewer.readParts(client, 30);
            }
            Info.await(program, info -> info.viewers() == 0);
            assertEquals(List.of(), log.troubles());
        }
    }

    @Test
    void viewerThatStopsReadingIsClosedOnIoUringToo() throws Exception {
        assumeTrue(IoUring.isAvailable(), "this machine has no io_uring");
        try (InProcessProgram program = InProcessProgram.start("--transport", "io_uring", "--stall-timeout", "0.5",
            "--width", "1280", "--height", "720");
            RawConnection stalled = RawConnection.withLittleMemory(program, 4096)) {
            stalled.get("/?stream").readHead();
            Info.await(program, info -> info.number("viewersStalled") == 1 && info.viewers() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "nio"})
    void ipv6IsServed(String transport) throws Exception {
        assumeTrue(hasIpv6(), "this machine has no IPv6");
        try (InProcessProgram program = InProcessProgram.start("--ipv", "6", "--v6bindaddress", "::1", "--transport",
            transport)) {
            assertTrue(program.greeting().contains("http://[::1]:" + program.port() + "/"), program.greeting());
            try (RawConnection client = RawConnection.to("::1", program.port())) {
                assertSnapshot(client.get("/?snapshot"));
                client.get("/?stream").readHead();
                client.expect("--boundarydonotcross\r\n");
                Viewer.readParts(client, 3);
            }
        }
    }

    @Test
    void addressOfAllServesIpv4AsWell() throws Exception {
        assumeTrue(hasIpv6(), "this machine has no IPv6");
        try (InProcessProgram program = InProcessProgram.start("--ipv", "6")) {
            for (String host : List.of("::1", "127.0.0.1")) {
                try (RawConnection client = RawConnection.to(host, program.port())) {
                    assertSnapshot(client.get("/?snapshot"));
                }
            }
        }
    }

    private static void assertSnapshot(RawConnection asked) throws IOException {
        Head head = asked.readHead();
        assertEquals(200, head.status());
        StreamPart.checkJpeg(asked.read(head.contentLength()));
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException none) {
            return false;
        }
    }
}
