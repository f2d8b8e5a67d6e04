package org.webcamd.auth;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Whatever is written into a users file is understood, or refused in one line that shows nothing of it. */
final class UsersFileFuzzTest {
    private static final int LONGEST_COMPLAINT = 300;

    private final UsersFile file = new UsersFile(new SecretFile(Path.of("users"), "users", UsersFile.MOST_BYTES));

    @FuzzTest(maxDuration = "5m")
    void fileIsUnderstoodOrRefusedInOneLineThatShowsNothingOfIt(byte[] bytes) {
        try {
            Users users = file.parse(bytes);
            assertFalse(users.names().isEmpty());
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertTrue(users.names().stream().allMatch(name -> text.contains(name + ":$2")), "no line of such a user");
            assertFalse(users.names().stream().anyMatch(String::isEmpty));
        } catch (AuthFileException refused) {
            String complaint = refused.getMessage();
            assertTrue(complaint.startsWith("--users users") && complaint.length() <= LONGEST_COMPLAINT, complaint);
            assertTrue(complaint.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '$'), complaint);
        }
    }
}
