package org.webcamd.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.auth.TestUsers.ANN;
import static org.webcamd.auth.TestUsers.BOB;
import static org.webcamd.auth.TestUsers.credentials;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UsersFileTest {
    private static final String HASH = ANN.substring(ANN.indexOf(':') + 1);

    @Test
    void commentsAndEmptyLinesAndForeignLineEndsAreRead() throws AuthFileException {
        Users users = TestUsers.users("\uFEFF# ours\r", "", "  " + ANN + "\r", "# not yet: " + BOB, BOB);

        assertEquals(Set.of("ann", "bob"), users.names());
        assertTrue(users.matches(credentials("ann:secret"), 0));
        assertFalse(users.matches(credentials("ann:other"), 0));
        assertFalse(users.matches(credentials("bob:secret"), 0));
        assertTrue(users.matches(credentials("bob:other"), 0));
    }

    @Test
    void nobodyGetsInWithThePasswordOfAnother() throws AuthFileException {
        Users users = TestUsers.users(ANN, BOB);

        for (int seed = -3; seed <= 3; seed++) {
            assertFalse(users.matches(credentials("eve:secret"), seed));
            assertFalse(users.matches(credentials("eve:other"), seed));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "md5:$apr1$A323QWgA$kySQDWCVbt1GLHA95QQ9W/|a hash of another kind (MD5) and not of bcrypt",
        "sha:{SHA}EfatjsUqKYSrqv18O1FlA3hcIHI=|a hash of another kind (SHA-1) and not of bcrypt",
        "s2:$5$UsB2qlYoJXgrHJaI$6pS5w/DLuzvBOdGBS8RSTQPoEJC244908XttrdBGOYB|"
            + "a hash of another kind (SHA-256) and not of bcrypt",
        "crypt:j5mryRsHUAZFM|no hash of bcrypt", "plain:secret|no hash of bcrypt", "none:|no hash of bcrypt",
        "cut:$2y$04$rAWntrWGNgOufDao8mFznePST9fb4J2by04ib7zOXpc|no whole hash of bcrypt",
        "more:$2y$04$rAWntrWGNgOufDao8mFznePST9fb4J2by04ib7zOXpc.uvSMlXpVO:x|no whole hash of bcrypt"})
    void otherHashesAreRefusedWithTheCommandThatMakesRightOnes(String line, String complaint) {
        assertEquals("--users users, line 3: this is " + complaint + "; htpasswd -B users NAME makes a right one",
            refused(ANN, "", line));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 15, 31, 99})
    void costIsBounded(int cost) {
        assertEquals("--users users, line 1: the cost of this hash is %d, must be 4 to 14; ".formatted(cost)
            + "htpasswd -B -C 10 users NAME makes a right one",
            refused(ANN.replace("$04$", "$%02d$".formatted(cost))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", ":", "htpasswd"})
    void lineThatIsNoneIsNamedByItsNumberAlone(String line) {
        assertEquals("--users users, line 2: this is no NAME:HASH; htpasswd -B users NAME writes such a line",
            refused(ANN, line));
    }

    @Test
    void twoLinesOfOneUserAreRefused() {
        assertEquals("--users users, line 3: this user has line 1 already; leave one of them",
            refused(ANN, BOB, ANN));
    }

    @Test
    void nameOfThatNoneIsAreRefused() {
        assertTrue(refused("a\tb:" + HASH).startsWith("--users users, line 1: a name has at most 255 characters"));
        assertTrue(refused("a".repeat(256) + ":" + HASH).startsWith("--users users, line 1: a name has at most 255"));
    }

    @Test
    void fileWithoutUsersIsRefused() {
        assertEquals("--users users has no user: htpasswd -B users NAME adds one", refused("# none", ""));
    }

    @Test
    void moreUsersThanThereMayBeAreRefused() {
        String[] lines = new String[1_001];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "user" + i + ":" + HASH;
        }
        assertEquals("--users users, line 1001: there are more than 1000 users", refused(lines));
    }

    @Test
    void noComplaintShowsAHash() {
        assertFalse(refused(HASH + ":ann").contains("$"));
        assertFalse(refused("ann:" + HASH + "x").contains("$"));
    }

    @Test
    void missingFileAndFolderAreTold(@TempDir Path folder) {
        assertTrue(unreadable(folder.resolve("none")).endsWith("none does not exist; htpasswd -B -c "
            + folder.resolve("none") + " NAME makes one"));
        assertTrue(unreadable(folder).contains(" is no file; "));
    }

    private static String unreadable(Path path) {
        UsersFile file = new UsersFile(new SecretFile(path, "users", UsersFile.MOST_BYTES));
        return assertThrows(AuthFileException.class, file::read).getMessage();
    }

    private static String refused(String... lines) {
        return assertThrows(AuthFileException.class, () -> TestUsers.users(lines)).getMessage();
    }
}
