package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.launch.InProcessProgram;

/** A running server, scraped by a real Prometheus; what is shipped for it, looked at by its own tool. */
@Timeout(180)
class PrometheusIT {
    private static final Path RULES = Path.of("share", "prometheus-alerts.yml").toAbsolutePath();
    private static final Path DASHBOARD = Path.of("share", "grafana-dashboard.json").toAbsolutePath();
    private static final Pattern VALUE = Pattern.compile("\"value\":\\[[0-9.]+,\"([^\"]+)\"\\]");
    private static final Pattern METRIC = Pattern.compile("webcamd_[a-z_]+");
    private static final String DERIVED = "_(bucket|count|sum)$";

    @TempDir
    private Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void promtoolHasNothingToSayOfTheMetrics() throws Exception {
        String promtool = installed("promtool");
        try (InProcessProgram program = InProcessProgram.start()) {
            Path metrics = Files.writeString(folder.resolve("metrics"), get(program.url("/metrics")).body());
            Path said = folder.resolve("said");
            Process check = new ProcessBuilder(promtool, "check", "metrics").redirectInput(metrics.toFile())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
            assertTrue(check.waitFor(60, TimeUnit.SECONDS));
            assertEquals("", Files.readString(said));
            assertEquals(0, check.exitValue());
        }
    }

    @Test
    void alertRulesAreAccepted() throws Exception {
        RunningProgram check = RunningProgram.run(installed("promtool"), "check", "rules", RULES.toString());
        assertEquals(0, check.exitStatus(), check::toString);
        assertTrue(check.out().stream().anyMatch(line -> line.matches(".*SUCCESS: \\d+ rules found")), check::toString);
    }

    @Test
    void dashboardAndRulesAskForWhatThereIs() throws Exception {
        try (InProcessProgram program = InProcessProgram.start()) {
            String metrics = get(program.url("/metrics")).body();
            for (Path shipped : new Path[] {RULES, DASHBOARD}) {
                Matcher asked = METRIC.matcher(Files.readString(shipped));
                assertTrue(asked.find());
                do {
                    String name = asked.group().replaceFirst(DERIVED, "");
                    assertTrue(metrics.contains("# TYPE " + name + " "), name + " in " + shipped);
                } while (asked.find());
            }
        }
    }

    @Test
    void prometheusGathersWhatViewersGet() throws Exception {
        String prometheus = installed("prometheus");
        try (InProcessProgram program = InProcessProgram.startCameras(List.of("bed=test"))) {
            int port = RunningProgram.freePort();
            Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: webcamd
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(RULES, program.port()));
            HttpRequest stream = HttpRequest.newBuilder(URI.create(program.url("/bed/?stream"))).build();
            HttpResponse<InputStream> watched = client.send(stream, BodyHandlers.ofInputStream());
            Thread viewer = new Thread(() -> take(watched.body()), "viewer-of-test");
            viewer.start();
            try (RunningProgram running = RunningProgram.start(new ProcessBuilder(prometheus, "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"), "--web.listen-address=127.0.0.1:" + port))) {
                await(port, "up{job=\"webcamd\"} == 1", running);
                await(port, "webcamd_camera_state{camera=\"bed\",webcamd_camera_state=\"live\"} == 1", running);
                await(port, "webcamd_viewers{camera=\"bed\"} == 1", running);
                await(port, "increase(webcamd_frames_sent_total{camera=\"bed\"}[30s]) > 5", running);
                await(port, "histogram_quantile(0.5, sum by (le) (rate(webcamd_frame_age_seconds_bucket[30s]))) < 10",
                    running);
                await(port, "process_resident_memory_bytes > 1e6", running);
            } finally {
                watched.body().close();
                viewer.join(TimeUnit.SECONDS.toMillis(30));
            }
        }
    }

    @Test
    void serverWithALiveCameraIsHealthyAndReady() throws Exception {
        try (InProcessProgram program = InProcessProgram.startCameras(List.of("bed=test"))) {
            assertEquals(200, get(program.url("/?snapshot")).statusCode());
            assertEquals("ok\n", get(program.url("/healthz")).body());
            HttpResponse<String> ready = get(program.url("/readyz"));
            assertTrue(ready.statusCode() == 200 && ready.body().matches("bed: (live|asleep)\n"), ready.body());
            assertEquals(200, get(program.url("/bed/readyz")).statusCode());
        }
    }

    private static void take(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException over) {
            // The test has seen enough.
        }
    }

    private void await(int port, String query, RunningProgram prometheus) throws Exception {
        String url = "http://127.0.0.1:" + port + "/api/v1/query?query="
            + URLEncoder.encode(query, StandardCharsets.UTF_8);
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        String last = "";
        while (System.nanoTime() - endNanos < 0) {
            try {
                last = get(url).body();
                if (VALUE.matcher(last).find()) {
                    return;
                }
            } catch (IOException notYet) {
                last = notYet.toString();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError(query + ": " + last + "\n" + prometheus);
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)).build(),
            BodyHandlers.ofString());
    }

    private static String installed(String program) {
        Optional<Path> path = RunningProgram.find(program);
        assumeTrue(path.isPresent(), program + " is not installed");
        return path.get().toString();
    }
}
