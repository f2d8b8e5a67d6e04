package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.join;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.camera.Camera;

/** Cameras that want a password, and check it. */
@Timeout(60)
final class HttpLoginTest {
    /** Made here, where nobody waits for OpenCV to load. */
    private static final byte[] PICTURE = RED;
    private static final String USER = "us\"er";
    private static final String PASSWORD = "p\u00e4ss:w\u00f6rd";
    private static final String USER_INFO = "us%22er:p%C3%A4ss:w%C3%B6rd";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "MD5     | Digest realm=\"IP Camera\", nonce=\"NONCE\", qop=\"auth\", opaque=\"\", stale=FALSE",
        "MD5     | Digest realm=\"IP Camera\", nonce=\"NONCE\", algorithm=MD5",
        "SHA-256 | Digest realm=\"IP Camera\", nonce=\"NONCE\", qop=\"auth,auth-int\", algorithm=SHA-256",
        "SHA-256 | Basic realm=\"x\", Digest realm=\"IP Camera\", nonce=\"NONCE\", algorithm=MD5, "
            + "Digest realm=\"IP Camera\", nonce=\"NONCE\", algorithm=SHA-256, qop=auth"})
    void cameraThatWantsDigestIsNeverSentThePassword(String algorithm, String challenge) throws Exception {
        try (RawServer server = camera(algorithm, challenge, Integer.MAX_VALUE); Camera camera = open(server)) {
            assertArrayEquals(PICTURE, Programs.grab(camera));
            List<RawServer.Request> requests = server.requests();
            assertFalse(requests.get(0).head().contains("Authorization"));
            assertFalse(requests.stream().anyMatch(one -> one.head().contains("Basic")));
        }
    }

    @Test
    void nonceThatHasBecomeStaleIsReplaced() throws Exception {
        try (RawServer server = camera("MD5", "Digest realm=\"IP Camera\", nonce=\"NONCE\", qop=\"auth\"", 3);
            Camera camera = open(server)) {
            for (int i = 0; i < 20; i++) {
                assertArrayEquals(PICTURE, Programs.grab(camera));
            }
            assertTrue(server.requests().stream().anyMatch(one -> one.head().contains("nc=00000003,")));
            assertTrue(server.requests().stream().anyMatch(one -> one.head().contains("nonce=\"n6\"")));
        }
    }

    @Test
    void wrongPasswordIsTriedOnce() throws Exception {
        try (RawServer server = camera("MD5", "Digest realm=\"IP Camera\", nonce=\"NONCE\"", 9)) {
            assertEquals(server.url("/video answers 401 No: the user or the password is wrong"),
                HttpSources.refusal("http://us%22er:wrong@127.0.0.1:" + server.port() + "/video"));
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void basicIsShownWhenAskedForAndFromThenOn() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            if (request.head().contains("\r\nAuthorization: Basic dXMiZXI6cMOkc3M6d8O2cmQ=\r\n")) {
                sendPicture(out);
            } else {
                out.write(join("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"));
            }
            return true;
        }); Camera camera = open(server)) {
            for (int i = 0; i < 5; i++) {
                assertArrayEquals(PICTURE, Programs.grab(camera));
            }
            assertEquals(1, server.requests().stream().filter(one -> !one.head().contains("Authorization")).count());
        }
    }

    /** Takes a nonce for so many pictures, and shows them to who knows the password. */
    private static RawServer camera(String algorithm, String challenge, int uses) throws IOException {
        int[] good = {0};
        return new RawServer((request, out) -> {
            String nonce = "n" + good[0] / uses * uses;
            if (request.head().contains("nonce=\"" + nonce + "\"") && isRight(request, algorithm)) {
                good[0]++;
                sendPicture(out);
            } else {
                out.write(join("HTTP/1.1 401 No\r\nWWW-Authenticate: ", challenge.replace("NONCE", nonce),
                    "\r\nContent-Length: 3\r\n\r\nno\n"));
            }
            return true;
        });
    }

    private static boolean isRight(RawServer.Request request, String algorithm) {
        String head = request.head();
        String secret = hash(algorithm, USER + ":IP Camera:" + PASSWORD);
        String what = hash(algorithm, "GET:" + request.target());
        String qop = head.contains("qop=auth")
            ? item(head, "nc=([0-9a-f]{8})") + ":" + item(head, "cnonce=\"([^\"]+)\"") + ":auth:" : "";
        String nonce = item(head, " nonce=\"([^\"]+)\"");
        return item(head, "response=\"([^\"]+)\"").equals(hash(algorithm, secret + ":" + nonce + ":" + qop + what))
            && head.contains("username=\"us\\\"er\"") && head.contains("uri=\"" + request.target() + "\"");
    }

    private static String item(String head, String pattern) {
        Matcher item = Pattern.compile(pattern).matcher(head);
        return item.find() ? item.group(1) : "";
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(
                MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void sendPicture(OutputStream out) throws IOException {
        out.write(join("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: ", PICTURE.length,
            "\r\n\r\n", PICTURE));
    }

    private static Camera open(RawServer server) throws Exception {
        return HttpSources.open("http://" + USER_INFO + "@127.0.0.1:" + server.port() + "/video?x=1");
    }
}
