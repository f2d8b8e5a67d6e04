package org.webcamd.auth;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;

/**
 * Tells whether a name and a password belong together. What was right before is known at once; what is not is hashed on
 * threads of its own, the addresses in turn. Any thread may ask, and none waits.
 */
final class Logins implements AutoCloseable {
    /** A hash takes a core for as long as it takes, and the others are for video. */
    private static final int CORES_PER_THREAD = 4;
    private static final long IDLE_SECONDS = 10;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** What holds until the users change: what was right before is right after for who is there as before. */
    private record Book(Users users, VerifiedLogins verified) {
    }

    private final class Check {
        private final Credentials credentials;
        private final ByteBuffer key;
        private final Asker from;
        private final BooleanSupplier wanted;
        private final long sinceNanos = clock.getAsLong();
        private final CompletableFuture<LoginResult> result = new CompletableFuture<>();

        Check(Credentials credentials, ByteBuffer key, Asker from, BooleanSupplier wanted) {
            this.credentials = credentials;
            this.key = key;
            this.from = from;
            this.wanted = wanted;
        }
    }

    private final Set<String> operators;
    private final Counters counters;
    private final LoginLines lines;
    private final LongSupplier clock;
    private final CredentialKeys keys = new CredentialKeys();
    private final GuessThrottle throttle;
    private final FairQueue<Check> queue = new FairQueue<>();
    private final ThreadPoolExecutor threads;
    private volatile Book book;

    Logins(Users users, Set<String> operators, LoginLines lines, Counters counters, LongSupplier clock) {
        this.operators = operators;
        this.lines = lines;
        this.counters = counters;
        this.clock = clock;
        throttle = new GuessThrottle(clock);
        book = new Book(users, new VerifiedLogins(clock));
        threads = threads();
    }

    private static ThreadPoolExecutor threads() {
        int most = Math.max(1, Runtime.getRuntime().availableProcessors() / CORES_PER_THREAD);
        AtomicInteger number = new AtomicInteger();
        // A task for each that waits in the queue, which is bounded.
        ThreadPoolExecutor threads = new ThreadPoolExecutor(most, most, IDLE_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), task -> {
                Thread hashing = new Thread(task, "webcamd-login-" + number.incrementAndGet());
                hashing.setDaemon(true);
                return hashing;
            });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** From now on these count, also for what is being looked at. One thread. */
    void users(Users users) {
        Book before = book;
        book = new Book(users, before.verified().of(name -> users.hasStill(name, before.users())));
        throttle.usersChanged();
    }

    /**
     * Looks at a name and a password.
     *
     * @param wanted whether somebody still waits for the result; any thread asks
     * @return completed at once where the result is known, else by a thread that hashes
     */
    CompletableFuture<LoginResult> ask(Credentials credentials, Asker from, BooleanSupplier wanted) {
        Check check = new Check(credentials, keys.of(credentials), from, wanted);
        Optional<LoginResult> known = known(check);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(counted(known.get()));
        }
        if (!queue.add(from.share(), check)) {
            return CompletableFuture.completedFuture(counted(LoginResult.BUSY));
        }
        try {
            threads.execute(this::checkNext);
        } catch (RejectedExecutionException ending) {
            check.result.complete(LoginResult.BUSY);
        }
        return check.result;
    }

    private Optional<LoginResult> known(Check check) {
        Book now = book;
        Optional<Right> right = now.verified().right(check.key);
        if (right.isPresent()) {
            return right.map(what -> right(check, what, now.users()));
        }
        return switch (throttle.verdict(check.from.share(), check.key)) {
            case CHECK -> Optional.empty();
            case KNOWN_WRONG -> Optional.of(LoginResult.WRONG);
            case THROTTLED -> Optional.of(LoginResult.throttled(throttle.pauseSeconds(check.from.share())));
        };
    }

    private void checkNext() {
        queue.take().ifPresent(check -> {
            LoginResult result = LoginResult.BUSY;
            try {
                result = counted(result(check));
            } finally {
                check.result.complete(result);
            }
        });
    }

    /** Another request may have been first with the same password, or with the last wrong one that there may be. */
    private LoginResult result(Check check) {
        if (!check.wanted.getAsBoolean() || clock.getAsLong() - check.sinceNanos > PATIENCE_NANOS) {
            return LoginResult.BUSY;
        }
        return known(check).orElseGet(() -> hashed(check));
    }

    private LoginResult hashed(Check check) {
        Users users = book.users();
        String user = check.credentials.user();
        if (users.matches(check.credentials, keys.seed(user))) {
            return remembered(check, users);
        }
        throttle.wrong(check.from.share(), check.key);
        lines.wrong(check.from, users.knows(user) ? user : null);
        return LoginResult.WRONG;
    }

    /** The users may have changed while it was hashed. */
    private LoginResult remembered(Check check, Users hashed) {
        Book now = book;
        String user = check.credentials.user();
        if (!now.users().hasStill(user, hashed)) {
            return LoginResult.BUSY;
        }
        Right right = operators.contains(user) ? Right.OPERATE : Right.WATCH;
        // Users that come at this moment take over what is remembered without it: it is hashed again then, no more.
        now.verified().remember(check.key, user, right);
        return right(check, right, now.users());
    }

    /**
     * It counts for as long as its user has the hash that it was right for. That does not depend on what is remembered:
     * who watches for days shows nothing meanwhile.
     */
    private LoginResult right(Check check, Right right, Users users) {
        String user = check.credentials.user();
        PasswordHash hash = users.hash(user);
        return LoginResult.right(right, () -> book.users().has(user, hash));
    }

    private LoginResult counted(LoginResult result) {
        switch (result.kind()) {
            case WRONG -> counters.increment(Counter.LOGINS_WRONG);
            case THROTTLED -> counters.increment(Counter.LOGINS_THROTTLED);
            case BUSY -> counters.increment(Counter.LOGINS_REFUSED);
            default -> { }
        }
        return result;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
