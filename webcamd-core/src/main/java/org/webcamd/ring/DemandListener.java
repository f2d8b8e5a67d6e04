package org.webcamd.ring;

/**
 * The producer's side of a ring: learns whether anybody listens. Called on the thread of the listener that came or
 * went, with the ring's lock held, so that calls arrive in order; it must return at once.
 */
@FunctionalInterface
public interface DemandListener {
    /**
     * The first listener came, or the last one left.
     *
     * @param wanted whether there are listeners now
     */
    void onDemand(boolean wanted);
}
