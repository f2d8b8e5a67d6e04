package org.webcamd.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineNamesTest {
    @TempDir
    private Path root;

    @Test
    void hostNameIsKnownAloneInItsDomainsAndBesideItsOtherNames() throws IOException {
        write("proc/sys/kernel/hostname", "OctoPi\n");
        write("etc/resolv.conf",
            "# by hand\nnameserver 192.168.1.1\nsearch fritz.box  home.example\ndomain old.example ; x");
        write("etc/hosts", "127.0.0.1 localhost\n127.0.1.1 octopi.lab.example octopi # me\n0.0.0.0 ads.example\n"
            + "127.0.0.1 tracker.example\n");

        assertEquals(Set.of("octopi", "octopi.local", "octopi.fritz.box", "octopi.home.example", "octopi.old.example",
            "octopi.lab.example"), names().last());
    }

    @Test
    void localhostIsNoNameOfThisMachineAlone() throws IOException {
        write("proc/sys/kernel/hostname", "vm");
        write("etc/hosts", "127.0.0.1 localhost localhost.localdomain vm camera");
        assertEquals(Set.of("vm", "vm.local", "camera"), names().last());

        write("proc/sys/kernel/hostname", "localhost");
        assertEquals(Set.of(), names().last());
    }

    @Test
    void nameWithDomainIsKnownWithoutItToo() throws IOException {
        write("etc/hostname", "cam.lab.example");
        assertEquals(Set.of("cam.lab.example", "cam", "cam.local"), names().last());
    }

    @Test
    void machineWithoutANameHasNone() throws IOException {
        assertEquals(Set.of(), names().last());
        write("proc/sys/kernel/hostname", "(none)");
        assertEquals(Set.of(), names().last());
    }

    @Test
    void fileThatIsTooLongIsReadAsFarAsItMayBe() throws IOException {
        write("proc/sys/kernel/hostname", "cam");
        write("etc/hosts", "127.0.1.1 cam first\n" + "0.0.0.0 ads.example\n".repeat(10_000) + "127.0.1.1 cam last\n");
        Set<String> names = names().last();

        assertTrue(names.contains("first"));
        assertFalse(names.contains("last"));
    }

    @Test
    void namesAreNotReadAgainForEachWhoAsks() throws Exception {
        write("proc/sys/kernel/hostname", "cam");
        MachineNames names = names();
        write("proc/sys/kernel/hostname", "other");

        assertEquals(Set.of("cam", "cam.local"), names.renewed().get(10, TimeUnit.SECONDS));
    }

    @Test
    void networkThatComesLaterIsKnownThen() throws Exception {
        write("proc/sys/kernel/hostname", "cam");
        MachineNames names = new MachineNames(root, Duration.ZERO);
        write("etc/resolv.conf", "search fritz.box");

        assertEquals(Set.of("cam", "cam.local", "cam.fritz.box"), names.renewed().get(10, TimeUnit.SECONDS));
        assertEquals(Set.of("cam", "cam.local", "cam.fritz.box"), names.last());
    }

    private MachineNames names() {
        return new MachineNames(root, Duration.ofHours(1));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
