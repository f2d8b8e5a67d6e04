package org.webcamd.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsTest {
    private static final String L72 = "l:$2y$04$0tzVBTu3..bEmpKgWbLfpeZkRIN8ykh0n4E.0O/XITRuMDozBjnKK";
    private static final String L80 = "l:$2y$04$QQ6teAkwwTH.YqB93Dl6b.ejo16MPL7c5Jm3QcuE0rEZuK9TH4D.e";
    private static final String UMLAUT = "ü:$2y$04$HtZpKIg0tqA2mkxmIQqUH.5q1QCLs9hEZX.iourtr.iVXRoTsSfrS";

    @Test
    void nameEndsAtTheFirstColon() {
        Credentials read = TestUsers.credentials("ann:a:b:");

        assertEquals("ann", read.user());
        assertArrayEquals("a:b:".getBytes(StandardCharsets.UTF_8), read.password());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Bearer abc", "Digest username=\"ann\"", "Basic !!!", "BasicYTpi",
        "Basic YW5u", "Basic OnNlY3JldA==", "Basic YTpiAA==", "Basic YTpiCg==", "Basic YX86Yg=="})
    void whatCanBeNobodysIsNobodys(String header) {
        assertTrue(Credentials.ofBasic(header).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YW5uOnNlY3JldA==", "basic YW5uOnNlY3JldA", "BASIC   YW5uOnNlY3JldA== "})
    void schemeIsReadInAnyCase(String header) {
        assertEquals("ann", Credentials.ofBasic(header).orElseThrow().user());
    }

    @Test
    void longOnesAreNobodys() {
        assertTrue(Credentials.ofBasic(TestUsers.value("a".repeat(256) + ":x")).isEmpty());
        assertTrue(Credentials.ofBasic(TestUsers.value("a:" + "x".repeat(1025))).isEmpty());
        assertTrue(Credentials.ofBasic(TestUsers.value("a:" + "x".repeat(1024))).isPresent());
    }

    @Test
    void lettersOfOtherAlphabetsAreReadInBothEncodings() throws AuthFileException {
        Users users = TestUsers.users(UMLAUT);
        byte[] latin = "ü:grüße".getBytes(StandardCharsets.ISO_8859_1);

        assertTrue(users.matches(TestUsers.credentials("ü:grüße"), 0));
        assertTrue(users.matches(
            Credentials.ofBasic("Basic " + Base64.getEncoder().encodeToString(latin)).orElseThrow(), 0));
    }

    @Test
    void bytesBehindTheSeventySecondCountForNobody() throws AuthFileException {
        CredentialKeys keys = new CredentialKeys();
        String of72 = "l:" + "a".repeat(72);
        String of80 = "l:" + "b".repeat(80);

        assertTrue(TestUsers.users(L72).matches(TestUsers.credentials(of72), 0));
        assertTrue(TestUsers.users(L72).matches(TestUsers.credentials(of72 + "x"), 0));
        assertFalse(TestUsers.users(L72).matches(TestUsers.credentials("l:" + "a".repeat(71)), 0));
        assertTrue(TestUsers.users(L80).matches(TestUsers.credentials(of80), 0));
        assertEquals(keys.of(TestUsers.credentials(of72)), keys.of(TestUsers.credentials(of72 + "x")));
    }

    @Test
    void keysTellNamesAndPasswordsApart() {
        CredentialKeys keys = new CredentialKeys();

        assertEquals(keys.of(TestUsers.credentials("a:b")), keys.of(TestUsers.credentials("a:b")));
        assertNotEquals(keys.of(TestUsers.credentials("a:b")), keys.of(TestUsers.credentials("ab:")));
        assertNotEquals(keys.of(TestUsers.credentials("a:b")), keys.of(TestUsers.credentials("b:a")));
        assertNotEquals(keys.of(TestUsers.credentials("a:b")),
            new CredentialKeys().of(TestUsers.credentials("a:b")), "a key of another process");
    }
}
