package org.webcamd.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webcamd.settings.SettingException;

final class CertificateWatchTest {
    private final List<Identity> taken = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Instant now = Issued.NOW;
    private String state = "1";
    private Identity there;
    private String wrong;
    private CertificateWatch watch;

    @BeforeEach
    void begin() throws Exception {
        there = fresh();
        watch = new CertificateWatch(new IdentitySource() {
            @Override
            public String state() {
                return state;
            }

            @Override
            public Identity read() {
                if (wrong != null) {
                    throw SettingException.of("tls-cert", wrong);
                }
                return there;
            }
        }, state, there, taken::add, clock(), said::add);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private static Identity fresh() throws Exception {
        return Issued.identity(Issued.NOW, Issued.NOW.plus(Duration.ofDays(90)));
    }

    @Test
    void nothingHappensWhileNothingChanges() {
        watch.look();
        watch.look();

        assertEquals(List.of(), taken);
        assertEquals(List.of(), said);
    }

    @Test
    void newCertificateIsTakenOnce() throws Exception {
        there = fresh();
        state = "2";
        watch.look();
        watch.look();

        assertEquals(List.of(there), taken);
    }

    @Test
    void fileThatIsOnlyTouchedIsNotTaken() {
        state = "2";
        watch.look();

        assertEquals(List.of(), taken);
    }

    @Test
    void pairThatIsHalfWrittenIsWaitedFor() throws Exception {
        state = "2";
        wrong = " is not the key of that";
        watch.look();
        state = "3";
        wrong = null;
        there = fresh();
        watch.look();

        assertEquals(List.of(there), taken);
        assertEquals(List.of(), said);
    }

    @Test
    void badFileIsSaidOnceAndTheOldOneStays() {
        state = "2";
        wrong = " /x: no such file";
        for (int i = 0; i < 5; i++) {
            watch.look();
        }

        assertEquals(List.of(), taken);
        assertEquals(List.of("the certificate stays as it is, since there is a new one that will not do: "
            + "--tls-cert /x: no such file"), said);
    }

    @Test
    void certificateIsTakenAfterABadOne() throws Exception {
        badFileIsSaidOnceAndTheOldOneStays();
        there = fresh();
        state = "3";
        wrong = null;
        watch.look();

        assertEquals(List.of(there), taken);
    }

    @Test
    void endOfACertificateIsSaidBeforeAndWhenItComes() {
        now = Issued.NOW.plus(Duration.ofDays(75));
        watch.look();
        assertEquals(List.of(), said);
        now = Issued.NOW.plus(Duration.ofDays(77));
        watch.look();
        watch.look();
        now = Issued.NOW.plus(Duration.ofDays(90));
        watch.look();
        watch.look();

        String ends = there.ends().toString();
        assertEquals(List.of(
            "the certificate of this server ends on " + ends + ", in 312 hours: it has to be renewed",
            "the certificate of this server ended on " + ends + ": clients refuse it, and it has to be renewed"), said);
    }

    @Test
    void shortCertificateIsSaidToEndOnlyLate() throws Exception {
        there = Issued.identity(Issued.NOW, Issued.NOW.plus(Duration.ofDays(6)));
        state = "2";
        now = Issued.NOW.plus(Duration.ofDays(4));
        watch.look();
        assertEquals(List.of(), said);
        now = Issued.NOW.plus(Duration.ofDays(5)).plusSeconds(1);
        watch.look();

        assertEquals(1, said.size());
    }

    @Test
    void certificateOfTheFutureIsSaid() throws Exception {
        there = Issued.identity(Issued.NOW.plusSeconds(7200), Issued.NOW.plus(Duration.ofDays(6)));
        state = "2";
        watch.look();
        watch.look();

        assertEquals(List.of("the certificate of this server is valid from " + there.begins() + " on: clients refuse "
            + "it until then, or this machine's clock is wrong"), said);
    }
}
