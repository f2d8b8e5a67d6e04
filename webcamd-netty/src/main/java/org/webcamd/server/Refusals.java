package org.webcamd.server;

import java.net.InetAddress;
import java.net.SocketAddress;
import org.webcamd.admission.Admission;
import org.webcamd.admission.PeerAddress;
import org.webcamd.admission.Verdict;
import org.webcamd.counters.Counter;
import org.webcamd.counters.Counters;
import org.webcamd.counters.RareLine;

/** Counts connections that are refused, and says so, once a minute at most for each reason. Any thread. */
final class Refusals {
    private static final System.Logger LOG = System.getLogger(WebcamServer.class.getName());

    private final Admission admission;
    private final Counters counters;
    private final RareLine full = new RareLine(LOG);
    private final RareLine overShare = new RareLine(LOG);

    Refusals(Admission admission, Counters counters) {
        this.admission = admission;
        this.counters = counters;
    }

    /** A connection was refused; where it came from may not be known any more. */
    void count(Verdict reason, SocketAddress peer) {
        if (reason == Verdict.TOO_MANY_OF_ADDRESS) {
            counters.increment(Counter.CONNECTIONS_OVER_SHARE);
            InetAddress ip = PeerAddress.ip(peer);
            overShare.happened(() -> "%s has %d connections open, as many as one address may (--max-per-address); more "
                .formatted(ip == null ? "somebody" : ip.getHostAddress(), admission.share())
                + "are refused");
        } else {
            counters.increment(Counter.CONNECTIONS_REFUSED);
            full.happened(() -> ("%d connections are open, as many as there may be (--max-viewers), and none is idle; "
                + "more are refused").formatted(admission.limit()));
        }
    }
}
