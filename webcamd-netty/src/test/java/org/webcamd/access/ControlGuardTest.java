package org.webcamd.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of a case are separated by {@code |}; the machine is called octopi, and cam.example.org by the user. */
final class ControlGuardTest {
    private static final String FIREFOX = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0|";
    private static final String HOST = "Host: 192.168.1.5:8080|";

    @TempDir
    private Path root;
    private ControlGuard guard;

    @BeforeEach
    void nameTheMachine() throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("etc")).resolve("hostname"), "octopi");
        guard = new ControlGuard(new AccessSettings(new AllowedOrigins(List.of("lan", "https://named.example")),
            List.of("Cam.Example.org."), true), false, new MachineNames(root, Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({"false,0,421", "true,0,0", "false,1,421", "true,1,421"})
    void whoHasAPasswordMayUseAnyNameUnlessTheNamesAreGiven(boolean passwords, int names, int expected) {
        guard = new ControlGuard(new AccessSettings(AllowedOrigins.LAN, List.of("cam.example.org").subList(0, names),
            true), passwords, new MachineNames(root, Duration.ofHours(1)));

        assertEquals(expected, status("POST", "Host: printer.example.net"));
        assertEquals(0, status("POST", "Host: 192.168.1.5"));
        assertEquals(0, status("POST", "Host: octopi.local:8080"));
        assertEquals(names == 1 || passwords ? 0 : 421, status("POST", "Host: cam.example.org"));
        assertEquals(400, status("POST", "Host: a|Host: b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "User-Agent: curl/8.5", "User-Agent: python-requests/2.31", "User-Agent: Octolapse",
        "X-Webcamd: 1", "Accept: image/*"})
    void programMaySetByGetAndByPost(String headers) {
        assertEquals(0, status("GET", HOST + headers));
        assertEquals(0, status("POST", HOST + headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Referer: http://192.168.1.5/mainsail/", "Referer: http://192.168.1.5:8080/?x",
        "Origin: http://192.168.1.5:8080", "Origin: http://192.168.1.5", "Origin: https://192.168.1.5:8443",
        "Referer: http://octopi.local/", "Origin: http://octopi.local", "Origin: http://octopi",
        "Sec-Fetch-Site: same-origin",
        "Referer: https://cam.example.org/webcam/", "Origin: https://named.example",
        "Referer: https://named.example/board", "Sec-Fetch-Site: same-site|Referer: http://192.168.1.5/",
        "Sec-Fetch-Site: cross-site|Origin: https://named.example"})
    void pageOfThisHostMaySetByGet(String headers) {
        assertEquals(0, status("GET", HOST + FIREFOX + headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Accept: image/*", "Sec-Fetch-Site: none", "Sec-Fetch-Site: same-site", "Referer: ",
        "Referer: about:client", "Referer: https://evil.example/192.168.1.5/",
        "Referer: http://192.168.1.5.evil.example/",
        "Referer: http://192.168.1.5@evil.example/", "Origin: null", "Origin: https://evil.example",
        "Origin: null|Referer: http://192.168.1.5/", "Origin: https://evil.example|Referer: http://192.168.1.5/",
        "Origin: http://192.168.1.5|Origin: https://evil.example", "Origin: http://192.168.1.9",
        "Origin: http://localhost",
        "Origin: http://192.168.1.5 https://evil.example", "Origin: chrome-extension://octopi",
        "Origin: https://named.example.evil.example", "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: cross-site|Referer: http://192.168.1.5/",
        "Sec-Fetch-Site: cross-site|Origin: http://192.168.1.5",
        "Sec-Fetch-Site: cross-site|Origin: null", "X-Webcamd: 1"})
    void browserThatShowsNoPageOfThisHostMayNotSetByGet(String headers) {
        assertEquals(403, status("GET", HOST + FIREFOX + headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: https://evil.example", "Referer: https://evil.example/", "Sec-Fetch-Dest: image",
        "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Site: none"})
    void whoeverSpeaksAsABrowserDoesIsOne(String headers) {
        assertEquals(403, status("GET", HOST + headers));
        assertEquals(403, status("POST", HOST + headers));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "Origin: http://192.168.1.5:8080, 0", "Origin: http://octopi.local, 0",
        "Origin: https://named.example, 0", "Sec-Fetch-Site: same-origin|Origin: http://proxied.example, 0",
        "Origin: null, 403", "Origin: https://evil.example, 403", "Origin: http://192.168.1.9, 403",
        "Sec-Fetch-Site: cross-site, 403"})
    void postOfAPageWantsTheHeaderOfItsOwnAndNoForeignOrigin(String headers, int status) {
        assertEquals(status, status("POST", HOST + FIREFOX + "X-Webcamd: 1|" + headers));
        assertEquals(403, status("POST", HOST + FIREFOX + headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.5", "8.8.8.8:80", "[::1]:8080", "[fe80::1%25eth0]", "localhost",
        "LOCALHOST:8080",
        "octopi", "OctoPi.local:80", "other.local", "octopi.local.", "cam.example.org", "CAM.example.ORG:443",
        "cam.lan"})
    void nameThatNobodyElseCanOwnIsOurs(String host) {
        assertEquals(0, status("GET", "Host: " + host));
        assertEquals(0, status("POST", "Host: " + host + "|" + FIREFOX + "X-Webcamd: 1|Origin: http://" + host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "192.168.1.5.evil.example", "octopi.evil.example",
        "www.cam.example.org", "cam.example.org.evil.example", "other", "named.example", "octopi.local.evil.example",
        "ai."})
    void nameThatPointsHereIsNotOursByThat(String host) {
        assertEquals(421, status("GET", "Host: " + host));
        assertEquals(421, status("GET", "Host: " + host + "|" + FIREFOX + "Referer: http://" + host + "/"));
        assertEquals(421, status("POST", "Host: " + host + "|" + FIREFOX + "X-Webcamd: 1|Origin: http://" + host));
        assertEquals(421, status("POST",
            "Host: " + host + "|" + FIREFOX + "X-Webcamd: 1|Sec-Fetch-Site: same-origin|Origin: http://" + host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: ", "Host: a b", "Host: ::1", "Host: cam.local:x", "Host: cam.local:99999",
        "Host: cam.local|Host: cam.local", "Host: cam.local|Host: evil.example", "Host: cam.local, evil.example", ""})
    void requestWithoutOneHostIsNone(String headers) {
        assertEquals(400, status("GET", headers));
    }

    @Test
    void programOfAnEarlierProtocolNeedsNoHost() {
        assertEquals(0, status(HttpVersion.HTTP_1_0, "GET", ""));
        assertEquals(400, status(HttpVersion.HTTP_1_0, "GET", FIREFOX));
        assertEquals(421, status(HttpVersion.HTTP_1_0, "GET", "Host: evil.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "GET; Host: evil.example:80; nothing may be set by the name evil.example: use this server's address, or, if "
            + "the name is its own, --host evil.example",
        "GET; Host: cam|Origin: https://evil.example; nothing may be set by the name cam: use this server's address, "
            + "or, if the name is its own, --host cam",
        "GET; Host: a.local|Origin: https://evil.example; a page of https://evil.example may set nothing here: "
            + "this server's own may, and those that --allow-origin names",
        "GET; Host: a.local|Origin: null; a page of another site may set nothing here: this server's own may, and "
            + "those that --allow-origin names",
        "POST; Host: a.local|Origin: http://a.local; a page that sets something by POST has to send the header "
            + "X-Webcamd: 1",
        "GET; Host: a.local|User-Agent: Mozilla/5.0; a browser may set something here by a link of this server's "
            + "pages only: use its page, a POST with the header X-Webcamd: 1, or a program",
        "GET; Host: a|Host: b; a request that sets something needs one Host header, and this one has 2",
        "GET; Host: ::1; the Host header is neither an address nor a name, with a port or without"})
    void refusalIsOneLineThatSaysWhatToDo(String method, String headers, String text) {
        assertEquals(text, guard.refusal(request(HttpVersion.HTTP_1_1, method, headers)).join().orElseThrow().text());
    }

    @ParameterizedTest
    @CsvSource({"http://192.168.1.5, true", "http://octopi.local, true", "https://named.example, true",
        "http://192.168.1.9, false", "https://evil.example, false", "null, false", "http://mainsail.local, false"})
    void pageMayAskWhetherItMaySet(String origin, boolean may) {
        HttpRequest request = request(HttpVersion.HTTP_1_1, "OPTIONS", HOST + "Origin: " + origin);
        assertEquals(may, guard.mayPageSet(request.headers()));
    }

    private int status(String method, String headers) {
        return status(HttpVersion.HTTP_1_1, method, headers);
    }

    private int status(HttpVersion version, String method, String headers) {
        return guard.refusal(request(version, method, headers)).join().map(why -> why.status().code()).orElse(0);
    }

    private static HttpRequest request(HttpVersion version, String method, String headers) {
        HttpRequest request = new DefaultHttpRequest(version, HttpMethod.valueOf(method), "/?controls&brightness=1");
        for (String header : headers.split("\\|")) {
            if (!header.isEmpty()) {
                String[] parts = header.split(": ?", 2);
                request.headers().add(parts[0], parts[1]);
            }
        }
        return request;
    }
}
