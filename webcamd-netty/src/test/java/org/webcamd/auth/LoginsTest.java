package org.webcamd.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.auth.TestUsers.ANN;
import static org.webcamd.auth.TestUsers.BOB;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

final class LoginsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Counters counters = new Counters();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Asker here = asker(1);
    private Logins logins;

    private static Asker asker(int number) {
        try {
            byte[] bytes = {10, 0, 0, (byte) number};
            return new Asker("10.0.0." + number, InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @BeforeEach
    void open() throws AuthFileException {
        logins = new Logins(TestUsers.users(ANN, BOB), Set.of("ann"), new LoginLines(log::add), counters, nanos::get);
    }

    @AfterEach
    void close() {
        logins.close();
    }

    private CompletableFuture<LoginResult> begin(String userAndPassword, Asker from) {
        return logins.ask(TestUsers.credentials(userAndPassword), from, () -> true);
    }

    private LoginResult ask(String userAndPassword, Asker from) throws Exception {
        return begin(userAndPassword, from).get(20, TimeUnit.SECONDS);
    }

    private LoginResult.Kind kind(String userAndPassword) throws Exception {
        return ask(userAndPassword, here).kind();
    }

    @Test
    void operatorMayMoreThanAViewer() throws Exception {
        assertEquals(Right.OPERATE, ask("ann:secret", here).right());
        assertEquals(Right.WATCH, ask("bob:other", here).right());
        assertEquals(LoginResult.WRONG, ask("bob:secret", here));
        assertEquals(LoginResult.WRONG, ask("eve:secret", here));
        assertEquals(LoginResult.WRONG, ask("Ann:secret", here));
    }

    @Test
    void whatWasRightIsKnownAtOnce() throws Exception {
        kind("ann:secret");

        assertTrue(begin("ann:secret", asker(2)).isDone());
    }

    @Test
    void whatWasRightIsForgottenWhenItIsNotUsed() throws Exception {
        kind("ann:secret");
        nanos.addAndGet(TimeUnit.HOURS.toNanos(12) + 1);

        assertEquals(LoginResult.Kind.RIGHT, kind("ann:secret"), "it is looked at again");
    }

    @Test
    void guesserIsPausedAndTheOneWhoWasRightIsNot() throws Exception {
        kind("ann:secret");
        for (int i = 0; i < 5; i++) {
            assertEquals(LoginResult.Kind.WRONG, kind("ann:wrong" + i));
        }

        assertEquals(LoginResult.throttled(30), ask("ann:wrong6", here));
        assertEquals(LoginResult.throttled(30), ask("bob:other", here), "it was not right here before");
        assertEquals(LoginResult.Kind.RIGHT, kind("ann:secret"));
        assertEquals(LoginResult.Kind.RIGHT, ask("bob:other", asker(2)).kind());
        assertEquals(LoginResult.Kind.RIGHT, kind("bob:other"), "it was right elsewhere");
        assertEquals(5, counters.value(Counter.LOGINS_WRONG));
        assertEquals(2, counters.value(Counter.LOGINS_THROTTLED));
    }

    @Test
    void manyGuessesAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
        List<CompletableFuture<LoginResult>> guesses = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            guesses.add(begin("ann:wrong" + i, here));
        }
        int looked = 0;
        for (CompletableFuture<LoginResult> guess : guesses) {
            looked += guess.get(20, TimeUnit.SECONDS).kind() == LoginResult.Kind.WRONG ? 1 : 0;
        }

        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
        assertTrue(looked < 5 + threads, "looked at " + looked);
        assertEquals(looked, log.size());
    }

    @Test
    void sameWrongPasswordAgainAndAgainPausesNobody() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertEquals(LoginResult.Kind.WRONG, kind("ann:old"));
        }
        assertEquals(LoginResult.Kind.RIGHT, kind("ann:secret"));
        assertEquals(1, log.size());
    }

    @Test
    void logNamesAddressAndKnownUsersOnly() throws Exception {
        kind("ann:wrong");
        kind("oops my password:");

        assertEquals(List.of("login refused: 10.0.0.1: wrong password of user ann",
            "login refused: 10.0.0.1: no such user"), log);
    }

    @Test
    void usersThatAreGoneAreRefusedAtOnce() throws Exception {
        kind("ann:secret");
        logins.users(TestUsers.users(BOB));

        assertEquals(LoginResult.Kind.WRONG, kind("ann:secret"));
        assertEquals(LoginResult.Kind.RIGHT, kind("bob:other"));
    }

    @Test
    void userWhoIsTakenOutWhileThePasswordWaitsIsRefused() throws Exception {
        LoginResult result = logins.ask(TestUsers.credentials("ann:secret"), here, this::takeAnnOut)
            .get(20, TimeUnit.SECONDS);

        assertEquals(LoginResult.WRONG, result);
    }

    /** At the moment before it is hashed. */
    private boolean takeAnnOut() {
        try {
            logins.users(TestUsers.users(BOB));
            return true;
        } catch (AuthFileException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void whoStaysWithTheSamePasswordNeedNotBeLookedAtAgain() throws Exception {
        kind("ann:secret");
        kind("bob:other");
        String another = BOB.replace("bob:", "ann:");
        logins.users(TestUsers.users(another, BOB));
        for (int i = 0; i < 5; i++) {
            kind("ann:wrong" + i);
        }

        assertEquals(LoginResult.Kind.RIGHT, kind("bob:other"), "whoever guesses");
        assertEquals(LoginResult.Kind.THROTTLED, kind("ann:secret"));
        assertEquals(LoginResult.Kind.RIGHT, ask("ann:other", asker(2)).kind());
    }

    @Test
    void whatWasRightCountsUntilItsUserChanges() throws Exception {
        LoginResult hashed = ask("ann:secret", here);
        LoginResult known = ask("ann:secret", here);
        for (LoginResult result : List.of(hashed, known)) {
            logins.users(TestUsers.users(ANN, BOB));
            assertTrue(result.counts().getAsBoolean());
            logins.users(TestUsers.users(BOB));
            assertFalse(result.counts().getAsBoolean());
            logins.users(TestUsers.users(BOB.replace("bob:", "ann:"), BOB));
            assertFalse(result.counts().getAsBoolean(), "with another password");
        }
    }

    @Test
    void whatWasRightCountsAlsoWhenItWasNotShownForDays() throws Exception {
        BooleanSupplier counts = ask("ann:secret", here).counts();
        nanos.addAndGet(TimeUnit.DAYS.toNanos(4));
        ask("bob:other", here);

        assertTrue(counts.getAsBoolean());
        assertFalse(ask("ann:wrong", here).counts().getAsBoolean());
    }

    @Test
    void whatIsRightCountsAlsoWhereUsersAreReadAtThatMoment() throws Exception {
        Users same = TestUsers.users(ANN, BOB);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                logins.users(same);
            }
        });
        try {
            for (int i = 0; i < 200; i++) {
                // It is not known any more, and hashed.
                nanos.addAndGet(TimeUnit.DAYS.toNanos(1));
                LoginResult result = ask("ann:secret", here);
                assertEquals(LoginResult.Kind.RIGHT, result.kind());
                assertTrue(result.counts().getAsBoolean());
            }
        } finally {
            enough.set(true);
            reading.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoHasGoneCostsNothing() throws Exception {
        LoginResult result =
            logins.ask(TestUsers.credentials("ann:wrong"), here, () -> false).get(20, TimeUnit.SECONDS);

        assertEquals(LoginResult.BUSY, result);
        assertEquals(List.of(), log);
    }

    @Test
    void afterTheEndNobodyWaits() throws Exception {
        logins.close();

        assertEquals(LoginResult.BUSY, ask("ann:secret", here));
    }
}
