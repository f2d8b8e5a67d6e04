package org.webcamd.admission;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import org.webcamd.memory.ByteBudget;

/**
 * What one address has: its connections, those of them that are idle, and its requests that came through a proxy.
 * Ordered by who is the next to give up an idle connection. Guarded by the lock of {@link Admission}.
 */
final class AddressShare implements Comparable<AddressShare> {
    /** Null for that of all proxies, of which each connection may be somebody else's. */
    private final InetAddress address;
    /** The one that is idle for longest first. */
    private final LinkedHashSet<Place> idle = new LinkedHashSet<>();
    private final ByteBudget requestMemory;
    private int taken;

    /** With so much memory for what its requests occupy while they are read and answered. */
    AddressShare(InetAddress address, long requestBytes) {
        this.address = address;
        requestMemory = new ByteBudget(requestBytes);
    }

    ByteBudget requestMemory() {
        return requestMemory;
    }

    InetAddress address() {
        return address;
    }

    int taken() {
        return taken;
    }

    void take() {
        taken++;
    }

    void giveBack() {
        assert taken > 0;
        taken--;
    }

    void addIdle(Place place) {
        idle.add(place);
    }

    void removeIdle(Place place) {
        idle.remove(place);
    }

    boolean hasIdle() {
        return !idle.isEmpty();
    }

    Place longestIdle() {
        return idle.iterator().next();
    }

    private int weight() {
        return address == null ? 1 : taken;
    }

    /** More connections are greater, then a longer idle one. Only for those that have one: no two are equal then. */
    @Override
    public int compareTo(AddressShare other) {
        int byWeight = Integer.compare(weight(), other.weight());
        return byWeight != 0 ? byWeight
            : Long.compare(other.longestIdle().idleSince(), longestIdle().idleSince());
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
