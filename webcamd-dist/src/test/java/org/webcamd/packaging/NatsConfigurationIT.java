package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.wire.Head;
import org.webcamd.wire.RawConnection;

/** A real NATS server with the shipped files, on free ports, and cameras and edges as the files tell to start them. */
@Timeout(180)
final class NatsConfigurationIT {
    private static final Path SHIPPED = Path.of("share", "cluster").toAbsolutePath();
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String BED = "bed:change%20this";
    private static final String EDGE = "edge:change%20this%20as%20well";

    @TempDir
    static Path folder;
    static SelfSigned certificate;

    @BeforeAll
    static void prepare() throws Exception {
        assumeTrue(RunningProgram.find("nats-server").isPresent(), "nats-server is not installed");
        certificate = SelfSigned.make(folder);
    }

    private static Path adapted(String name, int port, int leafPort) throws IOException {
        String pem = certificate.pem.toString();
        return Files.writeString(folder.resolve(name), Files.readString(SHIPPED.resolve(name))
            .replaceAll("/etc/nats/(server|ca)\\.(pem|key)", pem)
            .replace("0.0.0.0:4222", "127.0.0.1:" + port)
            .replace("0.0.0.0:7422", "127.0.0.1:" + leafPort)
            .replace("0.0.0.0:6222", "127.0.0.1:" + RunningProgram.freePort())
            .replace(".example.org:7422", ".example.org:" + leafPort)
            .replaceAll("nats([123])\\.example\\.org", "127.0.0.$1"));
    }

    private static RunningProgram broker(String name, int port, int leafPort) throws Exception {
        RunningProgram broker = RunningProgram.start(new ProcessBuilder(command(), "-c",
            adapted(name, port, leafPort).toString()));
        broker.awaitPort(port);
        return broker;
    }

    private static String command() {
        return RunningProgram.find("nats-server").orElseThrow().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nats-home.conf", "nats-three.conf", "nats-leaf.conf"})
    void natsTakesTheFile(String name) throws Exception {
        RunningProgram check = RunningProgram.run(command(), "-t", "-c", adapted(name, 4222, 7422).toString());

        assertEquals(0, check.exitStatus(), check::toString);
    }

    @Test
    void cameraIsPublishedByItsOwnNameAndNoOther() throws Exception {
        int port = RunningProgram.freePort();
        int edge = RunningProgram.freePort();
        try (RunningProgram broker = broker("nats-home.conf", port, 1);
            RunningProgram camera = RunningProgram.serve(RunningProgram.freePort(), "--camera", "bed=test",
                "--camera", "nozzle=test", "--publish", "nats://" + BED + "@127.0.0.1:" + port);
            RunningProgram server = RunningProgram.serve(edge, "--edge", "nats://" + EDGE + "@127.0.0.1:" + port)) {
            awaitPicture(edge, "/bed/?snapshot");

            assertTrue(broker.isAlive() && camera.isAlive() && server.isAlive());
            assertTrue(!document(edge, "/?info").contains("nozzle"), "a camera that its user may not send for");
        }
    }

    @Test
    void pictureOfASiteComesOutThroughItsLeafEncrypted() throws Exception {
        int port = RunningProgram.freePort();
        int leafPort = RunningProgram.freePort();
        int site = RunningProgram.freePort();
        int edge = RunningProgram.freePort();
        try (RunningProgram broker = broker("nats-three.conf", port, leafPort);
            RunningProgram leaf = broker("nats-leaf.conf", site, leafPort);
            RunningProgram camera = RunningProgram.serve(RunningProgram.freePort(), "--camera", "bed=test", "--publish",
                "nats://" + BED + "@127.0.0.1:" + site);
            RunningProgram server = RunningProgram.serve(edge, "--edge", "tls://" + EDGE + "@127.0.0.1:" + port,
                "--nats-ca", authority().toString())) {
            awaitPicture(edge, "/bed/?snapshot");

            assertTrue(broker.isAlive() && leaf.isAlive() && camera.isAlive() && server.isAlive());
        }
    }

    /** The certificate without its key. */
    private static Path authority() throws IOException {
        String pem = Files.readString(certificate.pem);
        return Files.writeString(folder.resolve("ca.pem"), pem.substring(0, pem.indexOf("-----BEGIN PRIVATE KEY")));
    }

    private static void awaitPicture(int edge, String target) throws Exception {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!document(edge, target).startsWith("\u00FF\u00D8")) {
            assertTrue(System.nanoTime() - end < 0, () -> "no picture: " + lastInfo(edge));
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static String lastInfo(int edge) {
        try {
            return document(edge, "/?info");
        } catch (IOException gone) {
            return gone.toString();
        }
    }

    private static String document(int port, String target) throws IOException {
        try (RawConnection connection = RawConnection.to("127.0.0.1", port).get(target)) {
            Head head = connection.readHead();
            return new String(connection.read(head.contentLength()), StandardCharsets.ISO_8859_1);
        }
    }
}
