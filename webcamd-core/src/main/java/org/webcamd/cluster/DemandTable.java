package org.webcamd.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which edges want a camera's frames, and how many layers of them; who does not say so again in time wants them no
 * more. Bounded: of more edges than it has room for, it is only known that there are some. Confined to the thread of
 * the {@link PublishLoop}.
 */
final class DemandTable {
    private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int MOST_EDGES = 256;

    private record Lease(int layers, long untilNanos) {
    }

    private static final Lease NONE = new Lease(0, 0);

    private final Map<Long, Lease> byEdge = new HashMap<>();
    private Lease others = NONE;

    /** An edge has said what it wants. */
    void put(Demand demand, long nowNanos) {
        Lease lease = new Lease(demand.layers(), nowNanos + LEASE_NANOS);
        if (demand.layers() == 0) {
            byEdge.remove(demand.edge());
        } else if (byEdge.size() < MOST_EDGES || byEdge.containsKey(demand.edge())) {
            byEdge.put(demand.edge(), lease);
        } else {
            others = new Lease(Layer.COUNT, lease.untilNanos());
        }
    }

    /** To how many layers anybody listens; 0 where nobody does. */
    int layers(long nowNanos) {
        byEdge.values().removeIf(lease -> lease.untilNanos() - nowNanos <= 0);
        if (others.untilNanos() - nowNanos <= 0) {
            others = NONE;
        }
        return byEdge.values().stream().mapToInt(Lease::layers).reduce(others.layers(), Math::max);
    }

    /** How many edges are known. */
    int edges() {
        return byEdge.size();
    }
}
