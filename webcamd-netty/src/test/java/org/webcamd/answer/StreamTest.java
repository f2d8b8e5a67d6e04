package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.fixture.Frames.part;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.RecordHandler;
import org.webcamd.fixture.Wire;
import org.webcamd.server.Bench;
import org.webcamd.viewer.ViewerStats;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Wish;

final class StreamTest {
    private static final String STREAM = "GET /?stream HTTP/1.1\r\nHost: cam\r\nUser-Agent: VLC/3.0\r\n\r\n";
    private static final String CHROME = "GET /?stream HTTP/1.1\r\nHost: cam\r\nUser-Agent: Mozilla/5.0 Chrome/143\r\n"
        + "Accept: image/avif,*/*\r\n\r\n";
    private static final Map<String, String> HEADERS = Map.of(
        "Content-Type", "multipart/x-mixed-replace;boundary=boundarydonotcross",
        "Cache-Control", "no-store, no-cache, must-revalidate, no-transform, max-age=0",
        "Pragma", "no-cache",
        "Expires", "Mon, 3 Jan 2000 12:34:56 GMT",
        "X-Accel-Buffering", "no",
        "Connection", "close",
        "X-Content-Type-Options", "nosniff",
        "Vary", "Origin",
        "Server", "webcamd/1.2.3");

    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void headGoesOutBeforeTheFirstFrame() {
        client.send(STREAM);
        Answer head = Answer.ofHead(client.received());

        assertEquals(200, head.status());
        assertEquals(HEADERS, head.headers());
        assertEquals("--boundarydonotcross\r\n", head.body());
    }

    @Test
    void framesFollowOnTheSameConnection() {
        bench.publish(1);
        client.send(STREAM);
        bench.publish(2);

        assertEquals("--boundarydonotcross\r\n" + part(1) + part(2), Answer.ofHead(client.received()).body());
        assertTrue(client.isOpen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0\r\n\r\n", "HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "HTTP/1.1\r\n\r\n"})
    void streamIsEndedByTheEndOfTheConnectionWhateverTheClientAsks(String rest) {
        client.send("GET /stream.mjpg " + rest);
        Answer head = Answer.ofHead(client.received());

        assertEquals(HEADERS, head.headers());
        assertNull(head.header("Content-Length"));
        assertNull(head.header("Transfer-Encoding"));
    }

    @Test
    void nothingStandsBetweenAViewerAndItsSocket() {
        assertEquals(List.of("limit", "decoder", "encoder", "requests"), client.pipeline().names().subList(0, 4));
        client.send(STREAM);
        client.received();

        // Netty's own end of the pipeline is all that follows.
        assertEquals("viewer", client.pipeline().names().get(0));
        assertEquals(2, client.pipeline().names().size());
    }

    @Test
    void whatStandsBelowHttpStaysWhenAStreamBegins() {
        RecordHandler below = new RecordHandler(16);
        client.pipeline().addFirst("below", below);
        bench.publish(1);
        client.send(STREAM);
        bench.publish(2);

        assertEquals(List.of("below", "viewer"), client.pipeline().names().subList(0, 2));
        assertSame(below, client.pipeline().get("below"));
        Answer head = Answer.ofHead(RecordHandler.contents(client.received()));
        assertEquals(HEADERS, head.headers());
        assertEquals("--boundarydonotcross\r\n" + part(1) + part(2), head.body());
    }

    @Test
    void imageElementOfChromiumGetsHeadersInAdvance() {
        client.send(CHROME);
        bench.publish(1);

        assertEquals(Wire.text("""
            --boundarydonotcross
            Content-Type: image/jpeg

            picture 1
            --boundarydonotcross
            Content-Type: image/jpeg

            """), Answer.ofHead(client.received()).body());
    }

    @Test
    void queryOverridesTheGuess() {
        client.send(CHROME.replace("?stream", "?stream&advance_headers=0"));
        bench.publish(1);

        assertEquals("--boundarydonotcross\r\n" + part(1), Answer.ofHead(client.received()).body());
    }

    @Test
    void headOfAStreamIsToldAndTheConnectionClosed() {
        client.send(STREAM.replace("GET", "HEAD"));
        Answer head = Answer.ofHead(client.received());

        assertEquals(HEADERS, head.headers());
        assertEquals("", head.body());
        assertFalse(client.isOpen());
        assertEquals(0, bench.counted(Counter.VIEWERS_JOINED));
    }

    @Test
    void viewerBeyondTheLimitIsToldToTryAgain() {
        for (int i = 0; i < Bench.MAX_VIEWERS; i++) {
            connectViewer();
        }
        client.send(STREAM);
        Answer refusal = Answer.one(client.received());

        assertEquals(503, refusal.status());
        assertEquals("1", refusal.header("Retry-After"));
        assertEquals("too many viewers (--max-viewers)\n", refusal.body());
        assertTrue(client.isOpen(), "it may ask for something else");
        assertEquals(1, bench.counted(Counter.VIEWERS_REFUSED));
    }

    @Test
    void placeOfAViewerThatWentIsTakenByTheNext() {
        ClientChannel first = connectViewer();
        connectViewer();
        first.close();
        client.send(STREAM);

        assertEquals(200, Answer.ofHead(client.received()).status());
    }

    @Test
    void viewerIsDescribedAsItCame() {
        client.send(STREAM.replace("?stream", "?stream&rotate=1"));
        client.received();
        ViewerStats viewer = bench.viewer();

        assertEquals(ClientChannel.ADDRESS, viewer.address());
        assertEquals("VLC/3.0", viewer.userAgent());
        assertEquals(180, viewer.rotationDegrees());
        assertTrue(bench.feed.lease(Wish.turned(Rotation.HALF)).orElseThrow().ring().isWanted());
    }

    @Test
    void listedOriginsAloneMayReadAStream() {
        bench.origins("https://mainsail.local");
        for (String origin : List.of("https://mainsail.local", "https://evil.example")) {
            ClientChannel page = bench.connect();
            page.send(STREAM.replace("Host", "Origin: " + origin + "\r\nHost"));
            Answer head = Answer.ofHead(page.received());

            assertEquals(origin.contains("evil") ? null : origin, head.header("Access-Control-Allow-Origin"));
            assertEquals("Origin", head.header("Vary"));
        }
    }

    private ClientChannel connectViewer() {
        ClientChannel viewer = bench.connect();
        viewer.send(STREAM);
        assertEquals(200, Answer.ofHead(viewer.received()).status());
        return viewer;
    }
}
