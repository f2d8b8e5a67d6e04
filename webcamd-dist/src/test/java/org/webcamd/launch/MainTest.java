package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.cli.CommandLine;

@Timeout(60)
final class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void helpIsWhatTheUserAskedFor(String option) throws Exception {
        assertEquals(0, run(option));
        assertEquals(CommandLine.parse("--help").help(), text(out));
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
    void probeOfACameraThatIsNotThereIsOneLineAndOne() {
        assertEquals(1, run("--probe", "/dev/video99"));
        assertTrue(lines(err).matches("webcamd: no camera at /dev/video99 \\(.*\\)\n"), text(err));
        assertEquals("", text(out));
    }

    private int run(String... args) {
        StopSignal stop = StopSignal.ofCaller();
        stop.request();
        return Main.run(new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8), stop, args);
    }

    private static String lines(ByteArrayOutputStream printed) {
        return text(printed).replace(System.lineSeparator(), "\n");
    }

    private static String text(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
