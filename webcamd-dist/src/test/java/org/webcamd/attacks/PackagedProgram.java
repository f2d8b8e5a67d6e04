package org.webcamd.attacks;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program as it is shipped, with the flags of its launcher, in a process of its own on the IPv4 loopback. What it
 * prints to standard error is not read.
 */
final class PackagedProgram implements AutoCloseable {
    private static final Path LAUNCHER = Path.of("bin", "webcamd");
    private static final Path JARS = Path.of("target", "lib");
    private static final long LIMIT_SECONDS = 30;
    private static final Pattern ADDRESS = Pattern.compile("  http://\\S+:(\\d+)/");
    private static final Pattern MOST = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final long MOST_KILOBYTES = 300 * 1024;

    private final Process process;
    private final int port;

    private PackagedProgram(Process process) throws IOException {
        this.process = process;
        port = readPort();
    }

    /** Starts it in a folder, which it fills with caches; what it prints to standard error goes nowhere. */
    static PackagedProgram start(Path folder, String... arguments) throws IOException {
        return new PackagedProgram(builder(folder, arguments).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** The same, with its standard error in a pipe that nobody reads. */
    static PackagedProgram startUnheard(Path folder, String... arguments) throws IOException {
        return new PackagedProgram(builder(folder, arguments).start());
    }

    private static ProcessBuilder builder(Path folder, String... arguments) throws IOException {
        assumeTrue(Files.isDirectory(JARS), "nothing was packaged");
        Path home = folder.resolve("webcamd");
        Path launcher = home.resolve(LAUNCHER);
        if (!Files.exists(launcher)) {
            Files.createDirectories(launcher.getParent());
            Files.copy(LAUNCHER, launcher);
            launcher.toFile().setExecutable(true);
            Files.createSymbolicLink(home.resolve("lib"), JARS.toRealPath());
        }
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "--v4bindaddress", "127.0.0.1", "--port",
            "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("WEBCAMD_CDS", "0");
        builder.environment().remove("WEBCAMD_JAVA_OPTS");
        builder.environment().remove("CACHE_DIRECTORY");
        return builder;
    }

    private int readPort() throws IOException {
        BufferedReader out = new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.matches()) {
                return Integer.parseInt(address.group(1));
            }
        }
        throw new IOException("it has ended");
    }

    int port() {
        return port;
    }

    /** Fails unless it lives, and has never had more than its share of the machine's memory. */
    void requireAliveAndSmall() throws IOException {
        assertTrue(process.isAlive(), () -> "ended with code " + process.exitValue());
        Matcher most = MOST.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
        assertTrue(most.find());
        long kilobytes = Long.parseLong(most.group(1));
        System.out.printf("at most %d MB resident%n", kilobytes / 1024);
        assertTrue(kilobytes < MOST_KILOBYTES, () -> kilobytes / 1024 + " MB were resident");
    }

    /** Asks it to end, and waits for that. */
    int end() throws InterruptedException {
        process.toHandle().destroy();
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "it does not end");
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
