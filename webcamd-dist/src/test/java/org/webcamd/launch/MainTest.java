package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.cli.CommandLine;
import org.webcamd.terminal.Terminal;

@Timeout(60)
final class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpIsWhatTheUserAskedFor(String option) throws Exception {
        assertEquals(0, run(option));
        assertEquals(CommandLine.parse("--help").help(Terminal.ofStandardOutput().columns(), false), text(out));
        assertEquals("", text(err));
    }

    @Test
    void versionIsOneLine() {
        assertEquals(0, run("--version"));
        assertTrue(text(out).matches("webcamd \\d+\\.\\d+\\.\\d+\\S*\\R"), text(out));
        assertEquals("", text(err));
    }

    @Test
    void wrongUsageIsOneLineAndTwo() {
        assertEquals(2, run("--colour", "red"));
        assertEquals("webcamd: unknown option: --colour; see webcamd --help\n", lines(err));
        assertEquals("", text(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "nio"})
    void portInUseIsOneLineAndOne(String transport) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertEquals(1, run("--source", "test", "--v4bindaddress", "127.0.0.1", "--port", Integer.toString(port),
                "--transport", transport));
            assertEquals("webcamd: port " + port + " on 127.0.0.1 is in use by another program; choose another with "
                + "--port\n", lines(err));
            assertEquals("", text(out));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "nio"})
    void addressOfAnotherMachineIsOneLineAndOne(String transport) {
        assertEquals(1, run("--source", "test", "--v4bindaddress", "192.0.2.1", "--port", "0", "--transport",
            transport));
        assertEquals("webcamd: 192.0.2.1 is no address of this machine\n", lines(err));
    }

    @Test
    void nameThatIsNoAddressIsOneLineAndOne() {
        assertEquals(1, run("--source", "test", "--v4bindaddress", "no-such-host.invalid", "--port", "0"));
        assertEquals("webcamd: no such address: no-such-host.invalid\n", lines(err));
    }

    @Test
    void probePrintsWhatComesAndServesNothing() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertEquals(0, run("--probe", "test", "--width", "320", "--height", "240", "--v4bindaddress", "127.0.0.1",
                "--port", Integer.toString(other.getLocalPort())));
        }
        assertTrue(lines(out).startsWith("test: built-in test picture\n  gives     320x240 "), text(out));
        assertEquals("", text(err));
    }

    @Test
    void importPrintsAConfiguration(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("start.sh"), "ustreamer -d /dev/video3 -p 8088\n");
        assertEquals(0, run("--import", file.toString()));
        assertTrue(text(out).contains("\nsource = /dev/video3\n"), text(out));
        assertEquals("", text(err));
    }

    @Test
    void importOfWhatIsNothingKnownIsOneLineAndOne(@TempDir Path folder) {
        assertEquals(1, run("--import", folder.toString()));
        assertEquals("webcamd: --import: " + folder + " is a folder: name a file in it\n", lines(err));
        assertEquals("", text(out));
    }

    @Test
    void probeOfACameraThatIsNotThereIsOneLineAndOne() {
        assertEquals(1, run("--probe", "/dev/video99"));
        assertTrue(lines(err).matches("webcamd: no camera at /dev/video99 \\(.*\\).*\n"), text(err));
        assertEquals("", text(out));
    }

    @Test
    void signedLinkIsPrintedAloneAndWhatItIsGoodForBesideIt(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "a key of many bytes, nobody else has it");

        assertEquals(0, run("--sign-link", "http://cam/bed/?stream", "--valid", "12h", "--link-key", key.toString()));
        assertTrue(lines(out).matches("http://cam/bed/\\?stream&expires=\\d{10}&signature=[A-Za-z0-9_-]{43}\n"),
            text(out));
        assertTrue(lines(err).matches("good for 'stream' of camera bed, until \\S+Z\n"), text(err));
    }

    @Test
    void linkWithoutAKeyIsOneLineAndOne(@TempDir Path folder) {
        Path key = folder.resolve("key");

        assertEquals(1, run("--sign-link", "http://cam/?stream", "--link-key", key.toString()));
        assertEquals(("webcamd: --link-key %s does not exist; "
            + "(umask 077; head -c 32 /dev/urandom | base64 > %s) makes one\n").formatted(key, key), lines(err));
        assertEquals("", text(out));
    }

    @Test
    void usersFileThatIsNotThereIsOneLineAndOne(@TempDir Path folder) {
        Path users = folder.resolve("users");

        assertEquals(1, run("--source", "test", "--port", "0", "--users", users.toString()));
        assertEquals("webcamd: --users %s does not exist; htpasswd -B -c %s NAME makes one\n".formatted(users, users),
            lines(err));
    }

    @Test
    void operatorWhoIsNoUserIsOneLineAndOne(@TempDir Path folder) throws Exception {
        Path users = Files.writeString(folder.resolve("users"),
            "ann:$2y$04$rAWntrWGNgOufDao8mFznePST9fb4J2by04ib7zOXpc.uvSMlXpVO");

        assertEquals(1, run("--source", "test", "--port", "0", "--users", users.toString(), "--operator", "bob"));
        assertEquals(("webcamd: --operator is 'bob', must be one of the users of --users %s; "
            + "htpasswd -B %s bob adds it\n").formatted(users, users), lines(err));
    }

    private int run(String... args) {
        StopSignal stop = StopSignal.ofCaller();
        stop.request();
        return Main.run(new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8), stop, Hangup.ofCaller(), args);
    }

    private static String lines(ByteArrayOutputStream printed) {
        return text(printed).replace(System.lineSeparator(), "\n");
    }

    private static String text(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
