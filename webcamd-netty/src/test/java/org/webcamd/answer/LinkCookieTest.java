package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;

/** How a page that was opened by a link gets what it asks for. */
final class LinkCookieTest {
    @RegisterExtension
    final LinkStage stage = new LinkStage();

    @Test
    void pageSetsACookieForWhatItAsksFor() {
        Answer page = stage.ask(stage.signed("/bed/"), "");
        String cookie = page.headers().get("Set-Cookie");

        assertTrue(cookie.matches("webcamd-link-bed=[0-9]+\\.[A-Za-z0-9_-]{43}; Max-Age=(86400|863[0-9]{2}); HttpOnly; "
            + "SameSite=Strict"), cookie);
        String shown = "Cookie: a=b; " + cookie.substring(0, cookie.indexOf(';')) + "; c=d\r\n";
        assertEquals(200, stage.ask("/bed/?stream", shown).status());
        assertEquals(200, stage.ask("/bed/?page.js", shown).status());
        assertEquals(401, stage.ask("/nozzle/?stream", shown).status());
        assertNull(stage.ask("/bed/", shown).headers().get("Set-Cookie"));
        assertNull(stage.ask(stage.signed("/bed/?info"), "").headers().get("Set-Cookie"));
    }

    @Test
    void cookieIsOfItsCameraAndOfThePortThatTheBrowserAsks() {
        ClientChannel client = stage.connect();
        client.send("GET " + stage.signed("/nozzle") + " HTTP/1.1\r\nHost: cam.local:8081\r\n\r\n");
        String cookie = Answer.ofHead(client.received()).headers().get("Set-Cookie");
        client.close();

        assertTrue(cookie.startsWith("webcamd-link-8081-nozzle="), cookie);
        assertTrue(stage.ask(stage.signed("/"), "").headers().get("Set-Cookie").startsWith("webcamd-link="));
        String other = "Cookie: webcamd-link-bed=1.x; webcamd-link-8081=1.x; webcamd-link=1.x; webcamd-link-nozzle=";
        assertEquals(200, stage.ask("/nozzle/?info", other + stage.token("/nozzle/") + "\r\n").status());
        assertEquals(401, stage.ask("/bed/?info", other + stage.token("/bed/") + "\r\n").status());
        assertEquals(200, stage.ask("/bed/?info", "Cookie: webcamd-link=" + stage.token("/") + "\r\n").status());
    }

    @Test
    void cookieOfWhatCameEncryptedStaysEncrypted() {
        String https = "X-Forwarded-Proto: https\r\n";
        String cookie = stage.ask(stage.signed("/bed/"), https).headers().get("Set-Cookie");
        String plain = stage.ask(stage.signed("/bed/"), "X-Forwarded-Proto: http\r\n").headers().get("Set-Cookie");

        assertTrue(cookie.startsWith("__Secure-webcamd-link-bed=")
            && cookie.endsWith("; SameSite=Strict; Secure"), cookie);
        assertTrue(plain.startsWith("webcamd-link-bed=") && plain.endsWith("; SameSite=Strict"), plain);
        String shown = "Cookie: " + cookie.substring(0, cookie.indexOf(';')) + "\r\n";
        assertEquals(200, stage.ask("/bed/?info", https + shown).status());
        assertEquals(401, stage.ask("/bed/?info", shown).status());
    }
}
