package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.auth.AuthFileException;
import org.webcamd.auth.Doorkeeper;
import org.webcamd.auth.LinkSigner;
import org.webcamd.auth.TestUsers;
import org.webcamd.counters.Counters;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.NoSource;
import org.webcamd.server.Bench;

/** How a page that was opened by a link gets what it asks for. */
final class LinkCookieTest {
    private static final String KEY = "a key of many bytes, nobody else has it";
    private static final String HOST = "http://cam.local:8080";

    @TempDir
    Path folder;

    private final Bench bench = new Bench(new NoSource(), "bed", "nozzle");
    private Doorkeeper door;

    @BeforeEach
    void open() {
        door = TestUsers.door(TestUsers.withLinks(folder, KEY), new Counters());
        bench.door(door);
    }

    @AfterEach
    void close() {
        bench.close();
        door.close();
    }

    private String signed(String address) {
        return signed(address, Duration.ofDays(1));
    }

    private String signed(String address, Duration valid) {
        try {
            String link = LinkTarget.of(HOST + address, List.of())
                .signed(LinkSigner.of(folder.resolve("key")), Instant.now(), valid);
            return link.substring(HOST.length());
        } catch (AuthFileException explained) {
            throw new IllegalStateException(explained);
        }
    }

    /** What stands behind the question mark or the last item. */
    private String proof(String address) {
        String link = signed(address);
        return link.substring(link.indexOf("expires="));
    }

    private Answer ask(String target, String headers) {
        ClientChannel client = bench.connect();
        client.send("GET " + target + " HTTP/1.1\r\nHost: cam.local\r\n" + headers + "\r\n");
        Answer answer = Answer.ofHead(client.received());
        client.close();
        return answer;
    }

    private String token(String of) {
        return proof(of).replaceAll("expires=(.*)&signature=", "$1.");
    }

    @Test
    void pageSetsACookieForWhatItAsksFor() {
        Answer page = ask(signed("/bed/"), "");
        String cookie = page.headers().get("Set-Cookie");

        assertTrue(cookie.matches("webcamd-link-bed=[0-9]+\\.[A-Za-z0-9_-]{43}; Max-Age=(86400|863[0-9]{2}); HttpOnly; "
            + "SameSite=Strict"), cookie);
        String shown = "Cookie: a=b; " + cookie.substring(0, cookie.indexOf(';')) + "; c=d\r\n";
        assertEquals(200, ask("/bed/?stream", shown).status());
        assertEquals(200, ask("/bed/?page.js", shown).status());
        assertEquals(401, ask("/nozzle/?stream", shown).status());
        assertNull(ask("/bed/", shown).headers().get("Set-Cookie"));
        assertNull(ask(signed("/bed/?info"), "").headers().get("Set-Cookie"));
    }

    @Test
    void cookieIsOfItsCameraAndOfThePortThatTheBrowserAsks() {
        ClientChannel client = bench.connect();
        client.send("GET " + signed("/nozzle") + " HTTP/1.1\r\nHost: cam.local:8081\r\n\r\n");
        String cookie = Answer.ofHead(client.received()).headers().get("Set-Cookie");
        client.close();

        assertTrue(cookie.startsWith("webcamd-link-8081-nozzle="), cookie);
        assertTrue(ask(signed("/"), "").headers().get("Set-Cookie").startsWith("webcamd-link="));
        String other = "Cookie: webcamd-link-bed=1.x; webcamd-link-8081=1.x; webcamd-link=1.x; webcamd-link-nozzle=";
        assertEquals(200, ask("/nozzle/?info", other + token("/nozzle/") + "\r\n").status());
        assertEquals(401, ask("/bed/?info", other + token("/bed/") + "\r\n").status());
        assertEquals(200, ask("/bed/?info", "Cookie: webcamd-link=" + token("/") + "\r\n").status());
    }

    @Test
    void cookieOfWhatCameEncryptedStaysEncrypted() {
        String https = "X-Forwarded-Proto: https\r\n";
        String cookie = ask(signed("/bed/"), https).headers().get("Set-Cookie");
        String plain = ask(signed("/bed/"), "X-Forwarded-Proto: http\r\n").headers().get("Set-Cookie");

        assertTrue(cookie.startsWith("__Secure-webcamd-link-bed=")
            && cookie.endsWith("; SameSite=Strict; Secure"), cookie);
        assertTrue(plain.startsWith("webcamd-link-bed=") && plain.endsWith("; SameSite=Strict"), plain);
        String shown = "Cookie: " + cookie.substring(0, cookie.indexOf(';')) + "\r\n";
        assertEquals(200, ask("/bed/?info", https + shown).status());
        assertEquals(401, ask("/bed/?info", shown).status());
    }
}
