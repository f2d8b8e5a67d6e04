package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
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
    void rightsAreThoseThatWereAskedFor() throws Exception {
        try (ServerSocketChannel bound = listen()) {
            for (String mode : new String[] {"660", "606", "751", "000"}) {
                file(",mode=" + mode).setRights();
                assertEquals(mode, octal(), () -> bound.toString());
            }
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
    void groupThatThereIsNotIsTold() throws Exception {
        try (ServerSocketChannel bound = listen()) {
            assertTrue(bound.isOpen());
            assertEquals("--unix " + path + ": no user or group 'no-such-group' on this machine",
                assertThrows(StartException.class, () -> file(",group=no-such-group").setRights()).getMessage());
        }
    }

    @Test
    void itsFileIsRemovedAndThatOfWhoCameLaterIsNot() throws Exception {
        UnixSocketFile own = new UnixSocketFile(new UnixSocket(path.toString(), 0660, Optional.empty(),
            Optional.empty()));
        try (ServerSocketChannel bound = listen()) {
            assertTrue(bound.isOpen());
            own.setRights();
        }
        Path kept = Files.move(path, folder.resolve("kept"));
        try (ServerSocketChannel later = listen()) {
            own.remove();
            assertTrue(later.isOpen() && Files.exists(path));
        }
        Files.delete(path);
        Files.move(kept, path);
        own.remove();
        assertFalse(Files.exists(path));
    }
}
