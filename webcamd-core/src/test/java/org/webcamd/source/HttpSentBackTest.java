package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.join;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webcamd.camera.Camera;

/** What a server says and gets back with the next request: cookies, tags. */
@Timeout(60)
final class HttpSentBackTest {
    @Test
    void cookieOfALoginIsKeptForTheSource() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            if (request.head().contains("\r\nCookie: sid=7\r\n")) {
                picture(out);
            } else {
                out.write(join("HTTP/1.1 302 Found\r\nSet-Cookie: sid=7; path=/; HttpOnly\r\nLocation: /cam\r\n",
                    "Content-Length: 0\r\n\r\n"));
            }
            return true;
        })) {
            HttpSource source = new HttpSource(HttpAddress.parse(server.url("/cam")), Programs.at(50));
            for (int i = 0; i < 2; i++) {
                try (Camera camera = source.open(Pieces.MEMORY)) {
                    assertArrayEquals(RED, Programs.grab(camera));
                    assertArrayEquals(RED, Programs.grab(camera));
                }
            }
            assertEquals(1, server.requests().stream().filter(one -> !one.head().contains("Cookie:")).count());
        }
    }

    @Test
    void cookiesAreFew() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            for (int i = 0; i < 30; i++) {
                out.write(join(i == 0 ? "HTTP/1.1 200 OK\r\n" : "", "Set-Cookie: c", request.number(), "-", i, "=",
                    "x".repeat(2000), "\r\n"));
            }
            out.write(join("Content-Type: image/jpeg\r\nContent-Length: ", RED.length, "\r\n\r\n", RED));
            return true;
        }); Camera camera = HttpSources.open(server.url("/"))) {
            for (int i = 0; i < 10; i++) {
                Programs.grab(camera);
            }
            assertTrue(server.requests().stream().allMatch(one -> one.head().length() < 40_000));
            assertTrue(server.requests().get(2).head().contains("Cookie: "));
        }
    }

    @Test
    void nothingOfWhatIsSentBackEndsALine() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nETag: \"a\rX-Bad: 1\"\r\n",
                "Set-Cookie: a=b\rX-Bad: 2\r\nContent-Length: ", RED.length, "\r\n\r\n", RED));
            return true;
        }); Camera camera = HttpSources.open(server.url("/"))) {
            for (int i = 0; i < 3; i++) {
                Programs.grab(camera);
            }
            for (RawServer.Request request : server.requests()) {
                assertFalse(request.head().replace("\r\n", "").contains("\r"), request.head());
                assertFalse(request.head().contains("\r\nX-Bad"), request.head());
            }
        }
    }

    @Test
    void longEntityTagIsNotSentBack() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nETag: \"", "x".repeat(7000),
                "\"\r\nContent-Length: ", RED.length, "\r\n\r\n", RED));
            return true;
        }); Camera camera = HttpSources.open(server.url("/"))) {
            Programs.grab(camera);
            Programs.grab(camera);
            assertTrue(server.requests().stream().noneMatch(one -> one.head().contains("If-None-Match")));
        }
    }

    private static void picture(OutputStream out) throws IOException {
        out.write(join("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: ", RED.length, "\r\n\r\n", RED));
    }
}
