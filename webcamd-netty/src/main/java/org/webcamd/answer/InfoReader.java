package org.webcamd.answer;

import java.util.List;
import org.webcamd.auth.Right;
import org.webcamd.site.ServedCamera;
import org.webcamd.viewer.ViewerStats;

/**
 * Who reads statistics, and so what is told of others.
 *
 * @param host what the client called this server
 * @param userAgent as it introduced itself, or null
 * @param pass with what it was let in
 * @param from how many viewers to pass over
 */
record InfoReader(String host, String userAgent, Pass pass, int from) {
    /** Whether addresses and names of programs of others, and what goes on inside, may be told. */
    boolean mayKnowOthers() {
        return pass.right().covers(Right.OPERATE);
    }

    /** Those that it may be told of. */
    List<ServedCamera> camerasOf(List<ServedCamera> all, ServedCamera asked) {
        return pass.camerasOf(all, asked);
    }

    /** A page finds its own stream by that; of others it is not told. */
    String userAgentOf(ViewerStats viewer) {
        String theirs = viewer.userAgent();
        return mayKnowOthers() || theirs != null && userAgent != null && userAgent.startsWith(theirs) ? theirs : null;
    }
}
