package org.webcamd.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.packaging.SelfSigned;

/** Programs that others have written, over TLS. */
@Timeout(120)
final class TlsClientsIT {
    @TempDir
    static Path folder;

    private static SelfSigned certificate;
    private static InProcessProgram program;

    @BeforeAll
    static void start() throws Exception {
        certificate = SelfSigned.make(folder);
        program = InProcessProgram.start("--tls-cert", certificate.pem.toString(), "--tls-key",
            certificate.pem.toString());
    }

    @AfterAll
    static void end() {
        program.close();
    }

    private static String url(String target) {
        return "https://127.0.0.1:" + program.port() + target;
    }

    private static String curl(String... more) throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "curl"))), "curl is not installed");
        List<String> command = new ArrayList<>(List.of("curl", "-s", "--cacert", certificate.pem.toString(), "-o",
            folder.resolve("got").toString(), "-w", "%{exitcode} %{http_code} %{content_type}"));
        command.addAll(List.of(more));
        return run(command);
    }

    @Test
    void curlFetchesASnapshot() throws Exception {
        assertEquals("0 200 image/jpeg", curl(url("/?snapshot")));
        assertEquals("0 200 image/jpeg", curl("--tls-max", "1.2", url("/?snapshot")));
        assertEquals("0 200 image/jpeg", curl("--http1.0", url("/?snapshot")));
    }

    @Test
    void curlFollowsFromPlainHttp() throws Exception {
        assertEquals("0 200 image/jpeg", curl("-L", program.url("/?snapshot")));
    }

    @Test
    void oldVersionsAndWeakSuitesAreRefused() throws Exception {
        assertTrue(curl("--tls-max", "1.1", url("/?snapshot")).endsWith(" 000 "), "TLS 1.1");
        assertTrue(curl("--tls-max", "1.2", "--ciphers", "AES128-SHA", url("/?snapshot"))
            .endsWith(" 000 "), "no forward secrecy");
        assertTrue(curl("--tls-max", "1.2", "--ciphers", "ECDHE-ECDSA-AES128-SHA256", url("/?snapshot"))
            .endsWith(" 000 "), "CBC");
    }

    @Test
    void ffmpegReadsTheStream() throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "ffmpeg"))), "ffmpeg is not installed");

        assertEquals("", run(List.of("ffmpeg", "-v", "warning", "-nostdin", "-tls_verify", "1", "-ca_file",
            certificate.pem.toString(), "-i", url("/?stream"), "-frames:v", "30", "-f", "null", "-")));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
