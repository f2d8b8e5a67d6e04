package org.webcamd.auth;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Which credentials were right, by their {@link CredentialKeys}: for twelve hours after they were last used, or until
 * that user changes. What is right is not hashed again, and passes whoever else guesses. Any thread; short.
 */
final class VerifiedLogins {
    static final int MOST = 1_024;
    private static final long KEPT_NANOS = TimeUnit.HOURS.toNanos(12);
    private static final float LOAD = 0.75f;

    private final LongSupplier clock;

    private record Login(String user, Right right, long usedNanos) {
    }

    // Guarded by this.
    private final Map<ByteBuffer, Login> byKey = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Login> eldest) {
            return size() > MOST;
        }
    };

    VerifiedLogins(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized Optional<Right> right(ByteBuffer key) {
        Login known = byKey.get(key);
        if (known == null) {
            return Optional.empty();
        }
        long now = clock.getAsLong();
        if (now - known.usedNanos() > KEPT_NANOS) {
            byKey.remove(key);
            return Optional.empty();
        }
        byKey.put(key, new Login(known.user(), known.right(), now));
        return Optional.of(known.right());
    }

    synchronized void remember(ByteBuffer key, String user, Right right) {
        byKey.put(key, new Login(user, right, clock.getAsLong()));
    }

    /** Those of some users only, from now on apart from these. */
    synchronized VerifiedLogins of(Predicate<String> users) {
        VerifiedLogins kept = new VerifiedLogins(clock);
        byKey.forEach((key, login) -> {
            if (users.test(login.user())) {
                kept.byKey.put(key, login);
            }
        });
        return kept;
    }
}
