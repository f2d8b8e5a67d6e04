package org.webcamd.auth;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Which credentials were right, by their {@link CredentialKeys}: for twelve hours after they were last used, or until
 * the users change. What is right is not hashed again, and passes whoever else guesses. Any thread; short.
 */
final class VerifiedLogins {
    static final int MOST = 1_024;
    private static final long KEPT_NANOS = TimeUnit.HOURS.toNanos(12);
    private static final float LOAD = 0.75f;

    private final LongSupplier clock;

    private record Login(Right right, long usedNanos) {
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
        byKey.put(key, new Login(known.right(), now));
        return Optional.of(known.right());
    }

    synchronized void remember(ByteBuffer key, Right right) {
        byKey.put(key, new Login(right, clock.getAsLong()));
    }
}
