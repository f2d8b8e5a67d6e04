package org.webcamd.auth;

import java.util.List;
import java.util.function.LongSupplier;

/** Tells whether signed links are good. Any thread; short. */
final class Links {
    /** The clock of who signed may be slow, and that of this machine fast. */
    private static final long SKEW_SECONDS = 60;

    private final LongSupplier epochSeconds;
    private volatile LinkKey key;

    Links(LinkKey key, LongSupplier epochSeconds) {
        this.key = key;
        this.epochSeconds = epochSeconds;
    }

    /** From now on this key counts, and no link that another one has signed. */
    void key(LinkKey now) {
        key = now;
    }

    /** For any of these. Who shows a wrong signature is not told whether its time is over. */
    LinkVerdict verdict(LinkProof proof, List<LinkScope> scopes) {
        if (!proof.hasTime() || !key.signed(proof, scopes)) {
            return LinkVerdict.WRONG;
        }
        boolean over = epochSeconds.getAsLong() - SKEW_SECONDS > proof.expiresSeconds();
        return over ? LinkVerdict.EXPIRED : LinkVerdict.GOOD;
    }
}
