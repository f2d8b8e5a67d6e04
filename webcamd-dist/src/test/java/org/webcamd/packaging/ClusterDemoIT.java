package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.SocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.wire.Head;
import org.webcamd.wire.RawConnection;
import org.webcamd.wire.RawWebSocket;

/** A whole cluster on this machine, as the package starts it, with a real NATS server and a real HAProxy. */
@Timeout(240)
final class ClusterDemoIT {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int VIEWERS = 6;

    @TempDir
    static Path installation;
    static Path command;

    @TempDir
    Path folder;

    @BeforeAll
    static void unpack() throws Exception {
        ClusterDemo.assumePossible();
        command = ClusterDemo.unpack(installation);
    }

    @Test
    void viewersAtTheOneAddressGoOnWhenAnEdgeIsKilled() throws Exception {
        try (ClusterDemo demo = ClusterDemo.start(command, folder, 3)) {
            assertServes(demo.port());
            assertKeepsABrowserAtItsEdge(demo.port());
            try (SteadyViewers viewers = new SteadyViewers(SocketFactory.getDefault(), demo.port(), VIEWERS)) {
                await(() -> viewers.live() == VIEWERS, "all see pictures");
                demo.edge(1).destroyForcibly();
                demo.program().awaitErr("webcamd-cluster-demo: edge1 has ended, others are left: 2");
                viewers.startAnew();
                await(() -> viewers.live() == VIEWERS, "all see pictures again");
            }
            demo.program().terminate();

            assertEquals(0, demo.program().exitStatus());
            demo.awaitAllGone();
            assertEquals(List.of(), demo.leftFiles());
            assertEquals(2, demo.program().err().size(), demo.program()::toString);
        }
    }

    @Test
    void passwordsAreOnNoCommandLineAndNoNameServerIsNeeded() throws Exception {
        Path calls = folder.resolve("calls");
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("sed", "awk", "grep", "tr", "od", "timeout", "setsid", "nats-server", "haproxy")) {
            Installation.script(tools.resolve(tool), "#!/bin/sh\nprintf '%s\\n' \"" + tool + " $*\" >> '" + calls
                + "'\nexec " + RunningProgram.find(tool).orElseThrow() + " \"$@\"\n");
        }
        Set<String> passwords;
        try (ClusterDemo demo = ClusterDemo.start(command, folder, 1, tools)) {
            passwords = demo.passwords();
            String proxy = demo.file("haproxy.cfg");
            assertTrue(proxy.contains("backend edges-alive") && !proxy.contains("parse-resolv-conf"),
                () -> "there may be no /etc/resolv.conf:" + proxy);
        }
        String called = Files.readString(calls);
        assertTrue(called.contains("sed ") && called.contains("nats-server "), called);
        assertEquals(2, passwords.size(), passwords::toString);
        assertTrue(passwords.stream().noneMatch(called::contains), called);
    }

    private static void assertServes(int port) throws IOException {
        assertTrue(document(port, "/").contains("<!doctype html>"));
        assertTrue(document(port, "/?snapshot").startsWith("\u00FF\u00D8"));
        assertTrue(document(port, "/bed/?snapshot").startsWith("\u00FF\u00D8"));
        String statistics = document(port, "/haproxy;csv");
        assertTrue(statistics.contains("\nedges,edge3,"), statistics);
        try (RawWebSocket socket = RawWebSocket.over(RawConnection.to("127.0.0.1", port), "/?stream")) {
            assertEquals(RawWebSocket.TEXT, socket.read().first());
        }
    }

    /** The edges have no ports that a cookie could be made of, and there is no TLS. */
    private static void assertKeepsABrowserAtItsEdge(int port) throws IOException {
        try (RawConnection connection = RawConnection.to("127.0.0.1", port).get("/")) {
            String cookie = connection.readHead().headers().getOrDefault("set-cookie", "");
            assertTrue(cookie.matches("webcamd-edge=edge[123];.*") && !cookie.contains("secure"), cookie);
        }
    }

    private static String document(int port, String target) throws IOException {
        try (RawConnection connection = RawConnection.to("127.0.0.1", port)
            .send("GET " + target + " HTTP/1.0\r\nHost: localhost\r\n\r\n")) {
            Head head = connection.readHead();
            assertEquals(200, head.status(), target);
            return new String(connection.readToEnd(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - end < 0, () -> "never: " + what);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void edgeThatHangsEndsWithTheOthers() throws Exception {
        try (ClusterDemo demo = ClusterDemo.start(command, folder, 1)) {
            RunningProgram.run("kill", "-STOP", Long.toString(demo.edge(1).pid()));
            demo.program().terminate();

            assertEquals(0, demo.program().exitStatus());
            demo.awaitAllGone();
            assertEquals(List.of(), demo.leftFiles());
        }
    }

    @Test
    void withoutItsBrokerAllEndsAndTellsWhereTheLogsAre() throws Exception {
        try (ClusterDemo demo = ClusterDemo.start(command, folder, 1)) {
            demo.part("nats-server").destroyForcibly();

            assertEquals(1, demo.program().exitStatus());
            demo.awaitAllGone();
            assertEquals(List.of("camera.log", "edge1.log", "haproxy.log", "nats.log"), demo.leftFiles());
            String told = demo.program().err().get(1);
            assertTrue(told.startsWith("webcamd-cluster-demo: nats has ended; what it said last, of /"), told);
            assertTrue(told.endsWith("/nats.log:"), told);
        }
    }

    @Test
    void partsEndWithACommandThatWasKilled() throws Exception {
        assumeTrue(RunningProgram.find("setpriv").isPresent(), "setpriv is not installed");
        try (ClusterDemo demo = ClusterDemo.start(command, folder, 1)) {
            demo.program().kill();

            demo.awaitAllGone();
        }
    }
}
