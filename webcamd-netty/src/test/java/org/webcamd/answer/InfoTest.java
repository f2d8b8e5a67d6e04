package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.server.Bench;

final class InfoTest {
    private static final String STREAM = "GET /?stream&rotate=-90 HTTP/1.1\r\n"
        + "User-Agent: a \"b\" \\u\u00e4\r\n\r\n";

    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void statsHaveTheSeedsKeysInItsShape() throws IOException {
        assertEquals(map("server", "cam.local:8080", "encodeFps", 0.0, "sessionCount", 0L, "avgStreamFps", 0.0,
            "sessions", Map.of(), "snapshots", 0L), number(object(info(), "stats"), "encodeFps", "avgStreamFps"));
    }

    @Test
    void configHasTheSeedsKeysInItsShape() throws IOException {
        Map<String, Object> expected = map("width", 1280L, "height", 720L, "index", 0L, "ipv", 4L,
            "v4bindaddress", "0.0.0.0", "v6bindaddress", "::", "port", 8080L, "encodewait", 0.01, "streamwait", 0.01,
            "rotate", -1L, "showfps", false, "loghttp", false);
        Map<String, Object> config = object(info(), "config");

        assertEquals(expected, config);
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(config.keySet()));
    }

    @Test
    void sessionAppearsWithItsFirstFrame() throws IOException {
        ClientChannel viewer = bench.connect();
        viewer.send(STREAM.replace("&rotate=-90", ""));
        assertEquals(Map.of(), object(object(info(), "stats"), "sessions"));

        bench.publish(1);
        viewer.received();
        Map<String, Object> stats = object(info(), "stats");

        assertEquals(1L, stats.get("sessionCount"));
        assertEquals(List.of("192.0.2.7:41234"), List.copyOf(object(stats, "sessions").keySet()));
        double rate = (Double) object(stats, "sessions").get("192.0.2.7:41234");
        assertTrue(rate > 0, "its first figure is over the time that it has been there");
    }

    @Test
    void viewersAreDescribed() throws IOException {
        ClientChannel viewer = bench.connect();
        viewer.send(STREAM);
        viewer.received();
        List<?> viewers = (List<?>) info().get("viewers");
        @SuppressWarnings("unchecked")
        Map<String, Object> described = (Map<String, Object>) viewers.get(0);

        assertEquals(1, viewers.size());
        assertTrue(Instant.parse((String) described.remove("since")).isBefore(Instant.now().plusSeconds(1)));
        assertEquals(map("camera", "bench", "address", "192.0.2.7:41234", "userAgent", "a \"b\" \\u\u00e4", "fps", 0.0,
            "framesSent", 0L, "framesSkipped", 0L, "bytesSent", 0L, "transport", "multipart",
            "wish", "rotate=270", "rotation", 270L),
            described);
    }

    @Test
    void cameraSaysHowItIs() throws IOException {
        Map<String, Object> camera = object(info(), "camera");

        assertEquals("bench", camera.get("name"));
        assertEquals("opening", camera.get("state"));
        assertTrue(Instant.parse((String) camera.get("since")).isBefore(Instant.now().plusSeconds(1)));
        assertTrue(camera.containsKey("lastError"));
        assertNull(camera.get("lastError"));
    }

    @Test
    void listOfCamerasHasTheOneThereIs() throws IOException {
        Map<String, Object> info = info();

        assertEquals(List.of(info.get("camera")), info.get("cameras"));
    }

    @Test
    void everyCounterAppearsInItsPlace() throws IOException {
        for (Counter counter : Counter.values()) {
            (counter.scope() == Counter.Scope.SERVER ? bench.counters : bench.feed.counters())
                .add(counter, 1_000_000L * (counter.ordinal() + 1));
        }
        Map<String, Object> info = info();
        for (Counter counter : Counter.values()) {
            Map<String, Object> place = switch (counter.scope()) {
                case SERVER -> object(info, "counters");
                case CAMERA -> object(info, "camera");
                case DROPPED -> object(object(info, "camera"), "dropped");
            };
            Object value = place.get(counter.label());
            assertTrue(value instanceof Long, () -> counter.label() + " is missing in " + place);
            assertEquals(counter.ordinal() + 1, (Long) value / 1_000_000, counter::label);
        }
        assertEquals((Long) object(info, "counters").get("snapshots"), object(info, "stats").get("snapshots"));
    }

    @Test
    void labelsAreUniqueWithinTheirScope() {
        assertEquals(Counter.values().length, Arrays.stream(Counter.values())
            .map(counter -> counter.scope() + counter.label()).distinct().count());
    }

    @Test
    void nothingElseStandsAtTheTop() throws IOException {
        Map<String, Object> info = info();

        assertEquals(List.of("stats", "config", "camera", "cameras", "viewerCount", "viewers", "memory",
            "counters", "ioThreads", "version", "time"),
            List.copyOf(info.keySet()));
        assertEquals("1.2.3", info.get("version"));
    }

    private Map<String, Object> info() throws IOException {
        client.send("GET /?info HTTP/1.1\r\nHost: cam.local:8080\r\n\r\n");
        Answer answer = Answer.one(client.received());
        assertEquals("application/json", answer.header("Content-Type"));
        byte[] utf8 = answer.body().getBytes(StandardCharsets.ISO_8859_1);
        try (JsonParser parser = new JsonFactory().createParser(utf8)) {
            parser.nextToken();
            Map<String, Object> document = object(parser);
            assertNull(parser.nextToken());
            return document;
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            assertNull(object.put(name, value(parser)), () -> "twice: " + name);
        }
        return object;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }

    private static Map<String, Object> number(Map<String, Object> object, String... names) {
        for (String name : names) {
            object.computeIfPresent(name, (key, value) -> ((Number) value).doubleValue());
        }
        return object;
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
