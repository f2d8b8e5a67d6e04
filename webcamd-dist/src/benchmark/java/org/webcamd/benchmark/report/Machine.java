package org.webcamd.benchmark.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Where and when figures were measured: without that they mean nothing. Stateless. */
final class Machine {
    private static final long GIT_SECONDS = 10;

    private Machine() {
    }

    /** Lines for the head of a report. */
    static List<String> lines(String command) {
        return List.of(
            "- date: " + LocalDate.now(),
            "- commit: " + commit(),
            "- hardware: %s, %d cores, %s memory".formatted(
                field("/proc/cpuinfo", "model name"), Runtime.getRuntime().availableProcessors(),
                field("/proc/meminfo", "MemTotal")),
            "- kernel: %s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
            "- Java: %s %s".formatted(System.getProperty("java.vm.name"), System.getProperty("java.vm.version")),
            String.format(Locale.ROOT, "- load before the run: %.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()),
            "- command: `" + command + "`");
    }

    private static String field(String file, String key) {
        try {
            return Files.readAllLines(Path.of(file)).stream().filter(line -> line.startsWith(key)).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        } catch (IOException unreadable) {
            return "unknown";
        }
    }

    private static String commit() {
        String commit = git("rev-parse", "--short", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git("status", "--porcelain").isEmpty() ? commit : commit + ", with changes";
    }

    private static String git(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder("git");
        builder.command().addAll(List.of(arguments));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process git = builder.start();
            byte[] said = git.getInputStream().readAllBytes();
            return git.waitFor(GIT_SECONDS, TimeUnit.SECONDS) ? new String(said, StandardCharsets.UTF_8).strip() : "";
        } catch (IOException absent) {
            return "";
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
