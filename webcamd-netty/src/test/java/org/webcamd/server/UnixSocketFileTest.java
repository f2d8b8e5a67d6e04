package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.admission.UnixSocket;

final class UnixSocketFileTest {
    @TempDir
    Path folder;
    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("webcamd.sock");
    }

    private UnixSocketFile file(String settings) {
        return new UnixSocketFile(UnixSocket.of(path + settings));
    }

    private ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
    }

    private String complaint() {
        return assertThrows(StartException.class, () -> file("").makeRoom()).getMessage();
    }

    @Test
    void nothingInTheWayIsWell() throws Exception {
        file("").makeRoom();
    }

    @Test
    void socketOfADeadServerIsRemoved() throws Exception {
        listen().close();
        assertTrue(Files.exists(path));
        file("").makeRoom();
        assertFalse(Files.exists(path));
    }

    @Test
    void socketOfALiveServerStays() throws Exception {
        try (ServerSocketChannel live = listen()) {
            assertEquals("--unix " + path + " is served by another program; name another path", complaint());
            assertTrue(live.isOpen() && Files.exists(path));
        }
    }

    @Test
    void whatIsNoSocketStays() throws Exception {
        String complaint = "--unix " + path + ": what is there is no socket, and stays; remove it, or name "
            + "another path";
        Files.writeString(path, "letters");
        assertEquals(complaint, complaint());
        assertEquals("letters", Files.readString(path));
        Files.delete(path);
        Files.createDirectory(path);
        assertEquals(complaint, complaint());
        Files.delete(path);
        Path target = Files.writeString(folder.resolve("target"), "letters");
        Files.createSymbolicLink(path, target);
        assertEquals(complaint, complaint());
        assertTrue(Files.isSymbolicLink(path));
    }

    @Test
    void folderThatIsNotThereIsNamed() {
        path = folder.resolve("none").resolve("webcamd.sock");
        assertEquals("--unix " + path + ": there is no folder " + path.getParent()
            + "; make it, or let systemd (RuntimeDirectory=)",
            file("").failure(new IOException("No such file or directory")).getMessage());
    }

    @Test
    void rightsAreThoseThatWereAskedForWhenItAppears() throws Exception {
        for (String mode : new String[] {"660", "606", "751", "000"}) {
            UnixSocketFile file = file(",mode=" + mode);
            try (ServerSocketChannel bound = bind(file)) {
                assertFalse(Files.exists(path), "it is there before its rights are");
                file.appear();
                assertEquals(mode, octal(), () -> bound.toString());
                int stickyBit = 01000;
                assertEquals(stickyBit, (int) Files.getAttribute(path, "unix:mode") & stickyBit);
                assertEquals(List.of(path), files());
                file.remove();
            }
        }
    }

    private static ServerSocketChannel bind(UnixSocketFile file) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(file.bound()));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(path.getParent())) {
            return all.toList();
        }
    }

    private String octal() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).chars()
            .collect(StringBuilder::new, (text, c) -> text.append(c == '-' ? '0' : '1'), StringBuilder::append)
            .toString().replaceAll("(.)(.)(.)", "$1$2$3 ").strip().replace("000", "0").replace("001", "1")
            .replace("010", "2").replace("011", "3").replace("100", "4").replace("101", "5").replace("110", "6")
            .replace("111", "7").replace(" ", "");
    }

    @Test
    void groupThatThereIsNotIsToldAndNothingStays() throws Exception {
        UnixSocketFile file = file(",group=no-such-group");
        try (ServerSocketChannel bound = bind(file)) {
            assertTrue(bound.isOpen());
            assertEquals("--unix " + path + ": no user or group 'no-such-group' on this machine",
                assertThrows(StartException.class, file::appear).getMessage());
            file.remove();
            assertEquals(List.of(), files());
        }
    }

    @Test
    void pathMayBeAsLongAsTheKernelTakes() throws Exception {
        for (int nameLetters = 1; nameLetters < 4; nameLetters++) {
            Path longFolder = folder;
            while (bytes(longFolder) < UnixSocket.LONGEST_PATH - 1 - nameLetters) {
                int missing = UnixSocket.LONGEST_PATH - 1 - nameLetters - bytes(longFolder) - 1;
                longFolder = longFolder.resolve("f".repeat(missing > 60 ? 40 : missing));
            }
            path = Files.createDirectories(longFolder).resolve("s".repeat(nameLetters));
            assertEquals(UnixSocket.LONGEST_PATH, bytes(path));
            UnixSocketFile file = file("");
            try (ServerSocketChannel bound = bind(file)) {
                file.appear();
                assertEquals(List.of(path), files(), () -> bound.toString());
            }
        }
    }

    private static int bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void whoIsThereMeanwhileKeepsThePlace() throws Exception {
        UnixSocketFile late = file("");
        late.makeRoom();
        try (ServerSocketChannel first = listen(); ServerSocketChannel bound = bind(late)) {
            assertEquals("--unix " + path + " is served by another program; name another path",
                assertThrows(StartException.class, late::appear).getMessage());
            late.remove();
            assertEquals(List.of(path), files());
            assertTrue(first.isOpen() && bound.isOpen());
        }
    }

    @Test
    void itsFileIsRemovedAndThatOfWhoCameLaterIsNot() throws Exception {
        UnixSocketFile own = file("");
        try (ServerSocketChannel bound = bind(own)) {
            own.appear();
            Path kept = Files.move(path, folder.resolve("kept"));
            try (ServerSocketChannel later = listen()) {
                own.remove();
                assertTrue(later.isOpen() && Files.exists(path));
            }
            Files.delete(path);
            Files.move(kept, path);
            own.remove();
            assertTrue(bound.isOpen());
            assertEquals(List.of(), files());
        }
    }
}
