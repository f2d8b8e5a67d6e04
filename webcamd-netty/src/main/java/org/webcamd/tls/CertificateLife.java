package org.webcamd.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is to be said about a certificate's time: once when it ends soon, once when it has. Plain, without clock. */
final class CertificateLife {
    /** What a certificate is like at a moment. */
    private enum Stage { NOT_YET, GOOD, SOON, OVER }

    private static final Duration SOON = Duration.ofDays(14);
    /** Of its whole life, where that is short: some last for six days, and are renewed after four. */
    private static final int PART_OF_LIFE = 6;

    private String said = "";

    /** What to say now, if it was not said. */
    Optional<String> line(Identity identity, Instant now) {
        Stage stage = stage(identity, now);
        String known = identity.sha256() + stage;
        if (stage == Stage.GOOD || known.equals(said)) {
            return Optional.empty();
        }
        said = known;
        return Optional.of(switch (stage) {
            case NOT_YET -> "the certificate of this server is valid from %s on: clients refuse it until then, or this "
                .formatted(identity.begins()) + "machine's clock is wrong";
            case SOON -> "the certificate of this server ends on %s, in %d hours: it has to be renewed"
                .formatted(identity.ends(), Duration.between(now, identity.ends()).toHours());
            default -> "the certificate of this server ended on %s: clients refuse it, and it has to be renewed"
                .formatted(identity.ends());
        });
    }

    private static Stage stage(Identity identity, Instant now) {
        if (now.isBefore(identity.begins())) {
            return Stage.NOT_YET;
        }
        if (!now.isBefore(identity.ends())) {
            return Stage.OVER;
        }
        Duration part = Duration.between(identity.begins(), identity.ends()).dividedBy(PART_OF_LIFE);
        Duration early = part.compareTo(SOON) < 0 ? part : SOON;
        return now.isBefore(identity.ends().minus(early)) ? Stage.GOOD : Stage.SOON;
    }
}
