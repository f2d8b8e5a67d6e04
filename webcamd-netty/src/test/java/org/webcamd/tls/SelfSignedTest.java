package org.webcamd.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.settings.SettingException;

final class SelfSignedTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    @TempDir
    Path folder;

    private SelfSigned at(Instant moment) {
        return new SelfSigned(folder.resolve("state/webcamd"), List.of("Cam.example.org", "bad name"),
            Clock.fixed(moment, ZoneOffset.UTC));
    }

    @Test
    void certificateIsMadeOnceAndKept() {
        Identity first = at(NOW).read();

        assertEquals(first, at(NOW.plus(Duration.ofDays(700))).read());
        assertTrue(first.complaintOfKey().isEmpty());
        assertTrue(first.complaintOfChain().isEmpty());
    }

    @Test
    void certificateIsAServersAndNobodyElses() throws Exception {
        X509Certificate made = at(NOW).read().certificate();

        made.verify(made.getPublicKey());
        assertEquals(-1, made.getBasicConstraints());
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), made.getExtendedKeyUsage());
        assertTrue(made.getKeyUsage()[0]);
        Set<Object> names = made.getSubjectAlternativeNames().stream().map(entry -> entry.get(1))
            .collect(Collectors.toSet());
        assertTrue(names.containsAll(Set.of("localhost", "127.0.0.1", "cam.example.org")), names::toString);
        assertTrue(names.contains("0:0:0:0:0:0:0:1"), names::toString);
        assertEquals(NOW.minus(Duration.ofDays(1)), made.getNotBefore().toInstant());
        assertEquals(NOW.plus(Duration.ofDays(819)), made.getNotAfter().toInstant());
    }

    @Test
    void filesAreTheOwnersOnly() throws Exception {
        at(NOW).read();

        Path made = folder.resolve("state/webcamd");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        for (String file : List.of("self-signed.pem", "self-signed.crt")) {
            assertEquals("rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve(file))), file);
        }
        String shown = Files.readString(made.resolve("self-signed.crt"));
        assertTrue(shown.contains("BEGIN CERTIFICATE") && !shown.contains("PRIVATE"), shown);
        try (var left = Files.list(made)) {
            assertEquals(3, left.count(), "with the lock");
        }
    }

    @Test
    void certificateIsMadeAnewBeforeItEnds() {
        SelfSigned early = at(NOW);
        Identity first = early.read();
        String state = early.state();
        assertEquals(state, early.state());

        SelfSigned late = at(NOW.plus(Duration.ofDays(800)));
        Identity second = late.read();
        assertNotEquals(first.sha256(), second.sha256());
        assertNotEquals(state, early.state(), "others that have the file see that it is another");
        assertEquals(second, at(NOW.plus(Duration.ofDays(801))).read());
    }

    @Test
    void certificateOfAClockThatWasWrongIsMadeAnew() {
        Identity first = at(NOW.plus(Duration.ofDays(10_000))).read();

        assertNotEquals(first.sha256(), at(NOW).read().sha256());
    }

    @Test
    void damagedFileIsMadeAnew() throws Exception {
        Identity first = at(NOW).read();
        Files.writeString(folder.resolve("state/webcamd/self-signed.pem"), "lost");

        assertNotEquals(first.sha256(), at(NOW).read().sha256());
    }

    @Test
    void folderThatCannotBeHadIsTold() throws Exception {
        Files.writeString(folder.resolve("state"), "no folder");

        String told = assertThrows(SettingException.class, () -> at(NOW).read()).getMessage();
        assertTrue(told.startsWith("tls-self-signed cannot keep its key in " + folder.resolve("state/webcamd")), told);
        assertTrue(told.endsWith("set XDG_STATE_HOME to a folder that can be written to"), told);
    }

    @Test
    void folderIsWhereTheSystemSays() {
        assertEquals(Optional.of(Path.of("/var/lib/webcamd")),
            StateFolder.of(Map.of("STATE_DIRECTORY", "/var/lib/webcamd:/x", "HOME", "/root")));
        assertEquals(Optional.of(Path.of("/s/webcamd")),
            StateFolder.of(Map.of("XDG_STATE_HOME", "/s", "HOME", "/root")));
        assertEquals(Optional.of(Path.of("/root/.local/state/webcamd")),
            StateFolder.of(Map.of("XDG_STATE_HOME", "s", "HOME", "/root")));
        assertEquals(Optional.empty(), StateFolder.of(Map.of()));
    }
}
