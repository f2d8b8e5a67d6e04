package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.RED;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.Source;
import org.webcamd.settings.SettingException;

@Timeout(60)
final class SourceLoginTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"'joe:ge:heim\n', joe, ge:heim", "'joe:ge heim#/@ \r\n\n', joe, 'ge heim#/@ '", "':', '', ''",
        "'\u00fc:\u00e9', \u00fc, \u00e9"})
    void oneLineHasUserAndPassword(String text, String user, String password) throws IOException {
        assertEquals(new SourceLogin(user, password), read(text));
    }

    @ParameterizedTest
    @CsvSource({"geheim, a line without a colon", "'a:geheim\nb:geheim', 2 lines", "'', 0 lines"})
    void whatIsNoSuchFileIsRefusedAndNotRepeated(String text, String complaint) {
        String refusal = assertThrows(SettingException.class, () -> read(text)).getMessage();
        assertTrue(refusal.endsWith("must be a file with one line, USER:PASSWORD; it has " + complaint), refusal);
        assertFalse(refusal.contains("geheim"), refusal);
    }

    @Test
    void fileThatCannotBeReadIsNamed() throws IOException {
        assertRefused("/no/such", "; there is none");
        assertRefused(folder.toString(), "; there is none");
        Path file = Files.writeString(folder.resolve("long"), "a:" + "b".repeat(5_000));
        assertRefused(file.toString(), "; it is longer than 4 KiB");
        Files.write(file, new byte[] {'a', ':', (byte) 0xFF});
        assertRefused(file.toString(), ", in UTF-8");
    }

    private static void assertRefused(String file, String end) {
        String refusal = assertThrows(SettingException.class, () -> SourceLogin.read(file)).getMessage();
        assertEquals("source-login is '" + file + "', must be a file with one line, USER:PASSWORD" + end, refusal);
    }

    @Test
    void loginIsShownToAServerThatAsksForIt() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
            exchange.sendResponseHeaders(200, RED.length);
            exchange.getResponseBody().write(RED);
            exchange.close();
        }).setAuthenticator(new BasicAuthenticator("cam") {
            @Override
            public boolean checkCredentials(String user, String password) {
                return user.equals("joe") && password.equals("ge:h@im/#");
            }
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        SourceAccess access = new SourceAccess(Optional.of(read("joe:ge:h@im/#")), false);
        Source source = Sources.parse(url, Programs.at(50), Map.of(), access);
        try (Camera camera = source.open(Pieces.MEMORY)) {
            assertArrayEquals(RED, Programs.grab(camera));
        } finally {
            server.stop(0);
        }
        assertEquals(url, source.name());
    }

    @Test
    void commandFindsTheLoginInItsEnvironmentAndTellsNobody() throws IOException {
        String command = "echo \"$WEBCAMD_USER $WEBCAMD_PASSWORD $WEBCAMD_LOGIN\" >" + folder + "/said;"
            + " echo \"cannot open http://$WEBCAMD_LOGIN@cam/ with $WEBCAMD_PASSWORD\" >&2; exit 1";
        SourceAccess access = new SourceAccess(Optional.of(read("joe:ge h@im")), false);
        Source source = Sources.parse("exec:" + command, Programs.at(50), Map.of(), access);
        String refusal = assertThrows(CameraException.class, () -> source.open(Pieces.MEMORY).close()).getMessage();
        assertEquals("exec:echo ended with code 1: cannot open http://cam/ with ***", refusal);
        assertEquals("joe ge h@im joe:ge%20h%40im", Files.readString(folder.resolve("said")).strip());
    }

    @ParameterizedTest
    @CsvSource({
        "test, true, false, 'source-login is for sources of http:, https: and exec:'",
        "http://a:b@c/, true, false, "
            + "source-login cannot stand beside a source that has a user of its own: one of the two",
        "http://c/, false, true, source-insecure is for sources of https:"})
    void whatCannotBeForASourceIsRefusedForItAndNotTakenFromAll(String source, boolean login, boolean insecure,
        String complaint) throws IOException {
        SourceAccess access = new SourceAccess(Optional.of(read("a:b")).filter(one -> login), insecure);
        assertEquals(complaint, assertThrows(SettingException.class,
            () -> Sources.parse(source, Programs.at(50), Map.of(), access)).getMessage());
        assertEquals(SourceAccess.OPEN, access.fitting(source));
    }

    @Test
    void pinnedCertificateIsNotUndoneByAnInsecureSetting() {
        String source = "https://cam/#sha256=" + "0".repeat(64);
        assertEquals(SourceAccess.OPEN, new SourceAccess(Optional.empty(), true).fitting(source));
        assertEquals(SourceAccess.OPEN, new SourceAccess(Optional.empty(), true).fitting("https://:x"));
        assertTrue(new SourceAccess(Optional.empty(), true).fitting("https://cam/").insecure());
    }

    private SourceLogin read(String text) throws IOException {
        return SourceLogin.read(Files.writeString(folder.resolve("login"), text).toString());
    }
}
