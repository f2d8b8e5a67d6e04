package org.webcamd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.fixture.ClientChannel;

final class AccessLogTest {
    /** Held here, since the logging of the JDK forgets a logger that nobody holds. */
    private final Logger logger = Logger.getLogger("org.webcamd.http");
    private final List<String> lines = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getLevel() + " " + MessageFormat.format(entry.getMessage(), entry.getParameters()));
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(listener);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Test
    void answeredRequestIsALine() {
        log(true, "/?stream&rotate=1");

        assertEquals(List.of("INFO 192.0.2.7:41234 \"GET /?stream&rotate=1 HTTP/1.1\" 200"), lines);
    }

    @Test
    void nothingIsLoggedUnlessAskedFor() {
        log(false, "/?stream");

        assertEquals(List.of(), lines);
    }

    @Test
    void clientCannotWriteLinesOfItsOwn() {
        log(true, "/a\u001b[31m\u0085\u2028b");

        assertEquals(List.of("INFO 192.0.2.7:41234 \"GET /a?[31m??b HTTP/1.1\" 200"), lines);
    }

    @Test
    void longTargetIsCut() {
        log(true, "/" + "a".repeat(5_000));

        assertTrue(lines.get(0).contains("aaa... HTTP/1.1"));
        assertTrue(lines.get(0).length() < 300);
    }

    @Test
    void targetIsNoPattern() {
        log(true, "/{0}'{1}");

        assertFalse(lines.isEmpty());
        assertEquals("INFO 192.0.2.7:41234 \"GET /{0}'{1} HTTP/1.1\" 200", lines.get(0));
    }

    @ParameterizedTest
    @CsvSource({"/?stream&expires=1&signature=SECRET,/?stream&expires=1&signature=...",
        "/?SIGNATURE=SECRET&x=1,/?signature=...&x=1", "/?s%69gnature=SECRET;x,/?signature=...;x",
        "/?signature%3DSECRET,/?signature=...", "/%3Fstream&signature=SECRET,/%3Fstream&signature=...",
        "/?x&amp;signature=SECRET?nonce=1,/?x&amp;signature=...?nonce=1", "/?s%69gnature=SECRET%zz,/?signature=...",
        "/?signature=a&signature=SECRET,/?signature=...&signature=...",
        "/bed/?qr=SECRET,/bed/?qr=...", "/?q%72=SECRET.jpg&x,/?qr=...&x",
        "http://ann:SECRET@cam/?stream,http://cam/?stream"})
    void whatGivesARightIsNotLogged(String target, String logged) {
        log(true, target);

        assertEquals(List.of("INFO 192.0.2.7:41234 \"GET " + logged + " HTTP/1.1\" 200"), lines);
    }

    @Test
    void longTargetIsCutBehindWhatGivesARight() {
        log(true, "/?" + "a".repeat(150) + "&signature=" + "S".repeat(300));

        assertFalse(lines.get(0).contains("SSS"), lines.get(0));
    }

    private void log(boolean enabled, String target) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
        new AccessLog(enabled).answered(ClientChannel.ADDRESS, request, HttpResponseStatus.OK);
    }
}
