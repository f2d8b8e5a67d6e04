package org.webcamd.tls;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Clock;
import java.util.function.Consumer;
import org.webcamd.counters.RareLine;
import org.webcamd.settings.SettingException;

/**
 * Looks now and then whether there is another certificate. What will not do is tried again, and said when
 * it stays so: key and certificate are two files, and while one is written they do not fit. Confined to the thread
 * that looks.
 */
final class CertificateWatch {
    private static final System.Logger LOG = System.getLogger(CertificateWatch.class.getName());

    private final IdentitySource source;
    private final Consumer<Identity> taker;
    private final Clock clock;
    private final Consumer<String> log;
    private final RareLine bad;
    private final CertificateLife life = new CertificateLife();
    private Identity current;
    private String takenState;
    private String failedState = "";
    private String saidState = "";

    /** Begins with what has been read. */
    CertificateWatch(IdentitySource source, String state, Identity current, Consumer<Identity> taker, Clock clock) {
        this(source, state, current, taker, clock, text -> LOG.log(WARNING, text));
    }

    CertificateWatch(IdentitySource source, String state, Identity current, Consumer<Identity> taker, Clock clock,
        Consumer<String> log) {
        this.source = source;
        this.current = current;
        this.taker = taker;
        this.clock = clock;
        this.log = log;
        bad = new RareLine(log);
        takenState = state;
    }

    /** Takes what is new, and says what there is to say. */
    void look() {
        String state = source.state();
        if (state.equals(takenState)) {
            failedState = "";
            saidState = "";
        } else {
            tryNew(state);
        }
        life.line(current, clock.instant()).ifPresent(log);
    }

    private void tryNew(String state) {
        try {
            Identity read = source.read();
            takenState = state;
            if (!read.sha256().equals(current.sha256())) {
                current = read;
                taker.accept(read);
            }
        } catch (SettingException wrong) {
            onWrong(state, wrong);
        }
    }

    private void onWrong(String state, SettingException wrong) {
        boolean settled = state.equals(failedState);
        failedState = state;
        if (settled && !state.equals(saidState)) {
            saidState = state;
            bad.happened(() -> "the certificate stays as it is, since there is a new one that will not do: --"
                + wrong.key() + wrong.complaint());
        }
    }
}
