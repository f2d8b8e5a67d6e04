package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.cluster.ClusterReport;
import org.webcamd.cluster.ServedReport;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.fixture.NoSource;
import org.webcamd.server.Bench;

final class MetricsTest {
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)`");

    private final Bench bench = new Bench(new NoSource(), "front", "back");
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | text/plain; version=0.0.4; charset=utf-8",
        "*/* | text/plain; version=0.0.4; charset=utf-8",
        "text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | text/plain; version=0.0.4; charset=utf-8",
        "application/openmetrics-text;version=1.0.0,text/plain;q=0.5 "
            + "| application/openmetrics-text; version=1.0.0; charset=utf-8"})
    void textIsWhatTheClientAccepts(String accept, String type) {
        client.send("GET /metrics HTTP/1.1\r\nAccept: " + accept + "\r\n\r\n");
        Answer answer = Answer.one(client.received());
        assertEquals(200, answer.status());
        assertEquals(type, answer.headers().get("Content-Type"));
        assertEquals(type.contains("openmetrics"), answer.body().endsWith("# EOF\n"));
    }

    @Test
    void everyMetricIsDocumentedAndNoOther() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        Set<String> documented = all(ROW, Files.readString(root.resolve("docs/metrics.md")));
        serveOfAnotherMachine();
        Set<String> told = all(FAMILY, metrics());
        Set<String> missing = new TreeSet<>(told);
        missing.removeAll(documented);
        documented.removeAll(told);
        assertEquals(Set.of(), missing, "not in docs/metrics.md");
        assertEquals(Set.of(), documented, "in docs/metrics.md, and not told");
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        assertFalse(found.isEmpty());
        return found;
    }

    @Test
    void everyCameraHasItsSeries() {
        String metrics = metrics();
        assertLine("webcamd_camera_state{camera=\"front\",webcamd_camera_state=\"opening\"} 1", metrics);
        assertLine("webcamd_camera_state{camera=\"back\",webcamd_camera_state=\"live\"} 0", metrics);
        assertLine("webcamd_camera_ready{camera=\"back\"} 0.0", metrics);
        assertLine("webcamd_frames_dropped_total{camera=\"back\",reason=\"tooLarge\"} 0.0", metrics);
        assertLine("webcamd_build_info{version=\"1.2.3\"} 1", metrics);
        assertTrue(metrics.matches("(?s).*\nprocess_open_fds [0-9.]+\n.*"), metrics);
    }

    @Test
    void whatIsCountedElsewhereIsTheSameNumber() {
        bench.counters.add(Counter.SNAPSHOTS, 7);
        bench.feed(1).counters().add(Counter.FRAMES_CAPTURED, 5);
        bench.feed(1).counters().add(Counter.DROPPED_GARBAGE, 3);
        String metrics = metrics();
        assertLine("webcamd_snapshots_total 7.0", metrics);
        assertLine("webcamd_frames_captured_total{camera=\"back\"} 5.0", metrics);
        assertLine("webcamd_frames_captured_total{camera=\"front\"} 0.0", metrics);
        assertLine("webcamd_frames_dropped_total{camera=\"back\",reason=\"garbage\"} 3.0", metrics);
    }

    @Test
    void whatViewersHaveTakenStaysWhenTheyAreGone() {
        ClientChannel viewer = bench.connect();
        viewer.send("GET /front/?stream HTTP/1.1\r\n\r\n");
        bench.publish(Frames.live(1));
        bench.publish(Frames.live(2, System.nanoTime() - TimeUnit.HOURS.toNanos(1)));
        bench.publish(Frames.card(3));
        bench.publish(Frames.live(7));
        viewer.received();
        assertLine("webcamd_viewers{camera=\"front\"} 1.0", metrics());
        viewer.close();
        viewer.runPendingTasks();

        String metrics = metrics();
        assertLine("webcamd_viewers{camera=\"front\"} 0.0", metrics);
        assertLine("webcamd_frames_sent_total{camera=\"front\"} 4.0", metrics);
        assertLine("webcamd_frames_sent_total{camera=\"back\"} 0.0", metrics);
        assertLine("webcamd_frames_skipped_total{camera=\"front\"} 3.0", metrics);
        assertLine("webcamd_sent_bytes_total{camera=\"front\"} " + (double) bench.counted(Counter.BYTES_SENT), metrics);
        assertLine("webcamd_frame_age_seconds_count{camera=\"front\"} 3", metrics);
        assertLine("webcamd_frame_age_seconds_bucket{camera=\"front\",le=\"10.0\"} 2", metrics);
        assertLine("webcamd_frame_age_seconds_bucket{camera=\"front\",le=\"+Inf\"} 3", metrics);
        assertFalse(metrics.contains("192.0.2.7"), metrics);
    }

    private void serveOfAnotherMachine() {
        ServedReport served = new ServedReport("far", "barn", "", 2, 0.3, 0);
        bench.served().otherMachines(() -> List.of(new ClusterReport("nats://hub:4222", "webcamd", null, List.of(),
            List.of(served))));
    }

    @Test
    void howManyFramesAnEdgeTakesIsTold() {
        assertFalse(metrics().contains("webcamd_edge_layers{"), "it is no edge");
        serveOfAnotherMachine();
        assertLine("webcamd_edge_layers{camera=\"far\"} 2.0", metrics());
    }

    @Test
    void cameraThatIsGoneHasNoSeriesAnyMore() {
        bench.served().remove(bench.feed(0));
        String metrics = metrics();
        assertFalse(metrics.contains("\"front\""), metrics);
        assertTrue(metrics.contains("\"back\""), metrics);
    }

    private String metrics() {
        client.send("GET /metrics HTTP/1.1\r\n\r\n");
        return Answer.one(client.received()).body();
    }

    private static void assertLine(String line, String metrics) {
        assertTrue(metrics.lines().anyMatch(line::equals), () -> "no line " + line + " in:\n" + metrics);
    }
}
