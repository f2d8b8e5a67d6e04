package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.join;
import static org.webcamd.source.Pieces.part;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.camera.Camera;

/** Servers that declare what they do not send, and what else is odd about answers that work. */
@Timeout(60)
final class HttpContentTest {
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/octet-stream", "text/html; charset=utf-8", "video/mp4", "",
        "image/png", "IMAGE/JPEG;size="})
    void pictureIsAskedForAgainWhateverItIsDeclaredAs(String type) throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join("HTTP/1.1 200 OK\r\nContent-Type: ", type, "\r\nContent-Length: ", RED.length,
                "\r\n\r\n", RED));
            return true;
        }); Camera camera = HttpSources.open(server.url("/"))) {
            for (int i = 0; i < 5; i++) {
                assertArrayEquals(RED, Programs.grab(camera));
            }
            assertEquals(1, server.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/octet-stream", ""})
    void pictureWithoutALengthThatEndsIsAskedForAgain(String type) throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join("HTTP/1.1 200 OK\r\nContent-Type: ", type, "\r\n\r\n", RED));
            return false;
        }); Camera camera = HttpSources.open(server.url("/"))) {
            for (int i = 0; i < 5; i++) {
                assertArrayEquals(RED, Programs.grab(camera));
            }
        }
    }

    @Test
    void pictureInChunksIsAskedForAgain() throws Exception {
        byte[] chunk = join(Integer.toHexString(RED.length), "\r\n", RED, "\r\n0\r\nTrailer: x\r\n\r\n");
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk));
            return true;
        }); Camera camera = HttpSources.open(server.url("/"))) {
            for (int i = 0; i < 5; i++) {
                assertArrayEquals(RED, Programs.grab(camera));
            }
            assertEquals(1, server.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/jpeg;size=", "text/plain", "text/html"})
    void streamIsReadWhateverItIsDeclaredAs(String type) throws Exception {
        try (RawServer server = RawServer.stallingAfter("HTTP/1.0 200 OK\r\nContent-Type: " + type
            + "\r\n\r\n\r\n--boundarydonotcross\r\n", part(RED, "0"), part(RED, "0"));
            Camera camera = HttpSources.open(server.url("/"))) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertEquals(0, camera.mode().fps());
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void whatWasDeclaredIsSaidOnce() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join("HTTP/1.1 200 OK\r\nContent-Type: text/\u001b[31mplain; x\r\nContent-Length: ", RED.length,
                "\r\n\r\n", RED));
            return true;
        })) {
            HttpAddress address = HttpAddress.parse(server.url("/"));
            HttpReader reader = new HttpReader(new HttpOrigin(address, StreamLimits.USUAL, new HttpCookies()), 100,
                Pieces.MEMORY, said::add);
            StreamedPicture out = new StreamedPicture();
            for (int i = 0; i < 3; i++) {
                reader.read(out);
            }
            reader.close();
            assertEquals(List.of(address + " sends JPEG, which it declares as text/ [31mplain"), said);
        }
    }

    @Test
    void lineEndsBeforeAPictureArePassedOver() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            out.write(join("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: ", RED.length + 4,
                "\r\n\r\n\r\n\r\n", RED));
            return true;
        }); Camera camera = HttpSources.open(server.url("/"))) {
            assertArrayEquals(RED, Programs.grab(camera));
            assertArrayEquals(RED, Programs.grab(camera));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "500 \u001b]0;x\u0007 | answers 500 ]0;x: it has no picture at present",
        "200 OK^Content-Type: text/\u001b[2J | answers with text/ [2j, which is neither",
        "401 No^WWW-Authenticate: Evil x=\u001b[2J\u001b | answers 401 No: it wants Evil authentication",
        "302 No^Location: ftp://\u001b[2J | redirects, and that cannot be followed: 'ftp:"})
    void whatAServerSaysReachesNoLogRaw(String head, String said) throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 ", head.replace("^", "\r\n"), "\r\n\r\nbody")) {
            String refusal = HttpSources.refusal(server.url("/"));
            assertTrue(refusal.contains(said), refusal);
            assertTrue(refusal.chars().noneMatch(Character::isISOControl), refusal);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WWW-Authenticate: Digest realm=\"", "WWW-Authenticate: ", "Location: http://", "ETag: \"",
        "Content-Type: ", "Set-Cookie: a=", "Content-Length: ", "Transfer-Encoding: ", "X"})
    void longHeaderIsOneShortLine(String header) throws Exception {
        List<String> refusals = new ArrayList<>();
        for (String piece : List.of("\\x", "a=b,", "[", "%", "@", "x/")) {
            for (int status : new int[] {200, 302, 401, 500}) {
                try (RawServer server = RawServer.saying("HTTP/1.1 ", status, " No\r\n", header,
                    piece.repeat(7000 / piece.length()), "\r\n\r\n<html>")) {
                    refusals.add(HttpSources.refusal("http://u:p@127.0.0.1:" + server.port() + "/"));
                }
            }
        }
        refusals.forEach(one -> assertTrue(one.length() < 600 && !one.contains("StackOverflow")
            && !one.contains("java."), one));
    }

    @Test
    void answerThatIsCompressedIsExplained() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n"
            + "Content-Encoding: gzip\r\n\r\n\u001f\u008b")) {
            assertEquals(server.url("/ answers with gzip encoding, which it was not asked for: look for a proxy that ")
                + "compresses", HttpSources.refusal(server.url("/")));
        }
    }

    @Test
    void userWithoutAPasswordIsSentWithItsColon() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            if (request.head().contains("\r\nAuthorization: Basic YWRtaW46\r\n")) {
                picture(out);
            } else {
                out.write(join("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\n\r\n"));
            }
            return true;
        }); Camera camera = HttpSources.open("http://admin@127.0.0.1:" + server.port() + "/")) {
            assertArrayEquals(RED, Programs.grab(camera));
        }
    }

    /** They keep the connection, and no byte of a body ever comes. */
    @Test
    void bodiesOfRedirectsAndChallengesAreNotWaitedFor() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            if (request.target().equals("/old")) {
                out.write(join("HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 1000\r\n\r\n"));
            } else if (!request.head().contains("Authorization")) {
                out.write(join("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 1000\r\n\r\n"));
            } else {
                picture(out);
            }
            return true;
        }); Camera camera = HttpSources.open("http://a:b@127.0.0.1:" + server.port() + "/old")) {
            assertArrayEquals(RED, Programs.grab(camera));
        }
    }

    @Test
    void requestHasNothingThatCamerasStumbleOver() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            picture(out);
            return true;
        })) {
            HttpSources.open(server.url("/?x=%zz&y=100%")).close();
            assertEquals("GET /?x=%zz&y=100% HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                + "\r\nAccept: multipart/x-mixed-replace, image/jpeg, */*;q=0.5\r\nConnection: keep-alive\r\n"
                + "User-Agent: webcamd\r\n\r\n", server.requests().get(0).head());
        }
    }

    @Test
    void addressOfALinkIsReachedByItsInterface() throws Exception {
        assertEquals("http://[fe80::1]/: this machine has no interface nosuch0",
            HttpSources.refusal("http://[fe80::1%nosuch0]/"));
    }

    private static void picture(OutputStream out) throws IOException {
        out.write(join("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: ", RED.length, "\r\n\r\n", RED));
    }
}
