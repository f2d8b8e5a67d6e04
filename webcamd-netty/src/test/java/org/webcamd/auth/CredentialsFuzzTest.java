package org.webcamd.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Whatever an Authorization header holds is somebody's, or nobody's. */
final class CredentialsFuzzTest {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PASSWORD_BYTES = 1024;

    @FuzzTest(maxDuration = "5m")
    void headerIsSomebodysOrNobodys(byte[] bytes) {
        Credentials.ofBasic(new String(bytes, StandardCharsets.ISO_8859_1)).ifPresent(this::assertPossible);
        Credentials.ofBasic("Basic " + Base64.getEncoder().encodeToString(bytes)).ifPresent(this::assertPossible);
    }

    private void assertPossible(Credentials read) {
        String password = new String(read.password(), StandardCharsets.UTF_8);
        String both = read.user() + ":" + password;
        assertFalse(read.user().isEmpty() || read.user().contains(":"), both);
        assertTrue(read.user().length() <= LONGEST_NAME && read.password().length <= LONGEST_PASSWORD_BYTES, both);
        assertTrue(both.chars().noneMatch(c -> c < ' ' || c == '\u007f'), both);
        Optional<Credentials> again = Credentials.ofBasic(TestUsers.value(both));
        assertEquals(read.user(), again.orElseThrow().user());
        assertArrayEquals(read.password(), again.orElseThrow().password());
    }
}
