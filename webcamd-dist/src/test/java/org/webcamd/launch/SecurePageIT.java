package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Cookie;
import org.webcamd.answer.LinkTarget;
import org.webcamd.auth.LinkSigner;
import org.webcamd.browser.Chromium;
import org.webcamd.packaging.SelfSigned;

/** The page where users have passwords: by one, and by a signed link, plain and encrypted. */
@Timeout(180)
final class SecurePageIT {
    private static final String USER = "ann:$2y$04$rAWntrWGNgOufDao8mFznePST9fb4J2by04ib7zOXpc.uvSMlXpVO";
    private static final String STATE = "document.getElementById('state').textContent";
    private static final String TRANSPORTS = "fetch(location.origin + location.pathname + '?info')"
        + ".then(answer => answer.json())"
        + ".then(info => info.viewers.map(viewer => viewer.camera + ' ' + viewer.transport).sort().join())";

    @RegisterExtension
    static final Chromium browser = new Chromium("--ignore-certificate-errors");

    @TempDir
    static Path folder;

    private static SelfSigned certificate;

    @BeforeAll
    static void make() throws Exception {
        certificate = SelfSigned.make(folder);
        write("users", USER);
        write("key", "a key of many bytes, nobody else has it");
    }

    private static void write(String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static InProcessProgram start(String scheme) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--users", folder.resolve("users").toString(), "--link-key",
            folder.resolve("key").toString()));
        if (scheme.equals("https")) {
            arguments.addAll(List.of("--tls-cert", certificate.pem.toString(), "--tls-key",
                certificate.pem.toString()));
        }
        return InProcessProgram.startCameras(List.of("bed=test", "nozzle=test"), arguments.toArray(String[]::new));
    }

    private static String signed(String address) throws Exception {
        return LinkTarget.of(address, List.of())
            .signed(LinkSigner.of(folder.resolve("key")), Instant.now(), Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void pageWorksByAPasswordInItsAddress(String scheme) throws Exception {
        try (InProcessProgram program = start(scheme)) {
            browser.open(scheme + "://ann:secret@127.0.0.1:" + program.port() + "/bed/");
            awaitOneCamera("bed");
        }
    }

    @Test
    void whoMayWatchNoMoreIsToldSo() throws Exception {
        try (InProcessProgram program = start("http")) {
            browser.open(signed("http://127.0.0.1:" + program.port() + "/bed"));
            awaitOneCamera("bed");
            write("key", "another key of many bytes, nobody else has it");
            browser.await("document.getElementById('notice').textContent",
                "No picture comeslogin or link is not good any more: reload the page to log in, or ask for a new link");
            browser.await(STATE, "No picture");
        } finally {
            write("key", "a key of many bytes, nobody else has it");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void pagesOfCamerasWorkByTheirLinksSideBySide(String scheme) throws Exception {
        try (InProcessProgram program = start(scheme)) {
            String address = scheme + "://127.0.0.1:" + program.port();
            for (String camera : List.of("bed", "nozzle")) {
                browser.open(signed(address + "/" + camera));
                awaitOneCamera(camera);
            }
            // Both are below / in the eyes of the browser.
            browser.open(address + "/bed");
            awaitOneCamera("bed");
            List<Cookie> cookies = browser.driver().manage().getCookies().stream()
                .filter(cookie -> cookie.getName().contains("webcamd-link-" + program.port() + "-")).toList();
            assertEquals(Set.of("/"), cookies.stream().map(Cookie::getPath).collect(Collectors.toSet()));
            assertTrue(cookies.stream().allMatch(cookie -> cookie.isHttpOnly()
                && cookie.isSecure() == scheme.equals("https")), cookies::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void pageOfACameraWorksByItsLink(String scheme) throws Exception {
        try (InProcessProgram program = start(scheme)) {
            browser.open(signed(scheme + "://127.0.0.1:" + program.port() + "/nozzle/"));
            awaitOneCamera("nozzle");
        }
    }

    private static void awaitOneCamera(String camera) throws Exception {
        browser.await(STATE, "Live");
        browser.await(TRANSPORTS, camera + " websocket");
        browser.awaitMove(PageIT.PICTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void wallWorksByItsLink(String scheme) throws Exception {
        try (InProcessProgram program = start(scheme)) {
            browser.open(signed(scheme + "://127.0.0.1:" + program.port() + "/"));
            browser.await(STATE, "All live");
            browser.await(TRANSPORTS, "bed websocket,nozzle websocket");
            browser.awaitMove("li:nth-child(1) canvas");
            browser.awaitMove("li:nth-child(2) canvas");
        }
    }
}
