package org.webcamd.answer;

import java.util.HashMap;
import java.util.Map;
import org.webcamd.admission.PeerAddress;
import org.webcamd.viewer.ViewerStats;

/**
 * Names viewers by address and port, each differently. Two may have the same when proxies tell whom they are for: the
 * port is the proxy's then. For one document.
 */
final class SessionKeys {
    private final Map<String, Integer> times = new HashMap<>();

    String of(ViewerStats viewer) {
        String address = PeerAddress.text(viewer.address());
        int time = times.merge(address, 1, Integer::sum);
        return time == 1 ? address : address + "#" + time;
    }
}
