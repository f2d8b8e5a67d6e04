package org.webcamd.auth;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * What waits, by whom it is for: each address has few places, and they are served in turn, so that who asks for much
 * waits for himself. Any thread; never waits.
 *
 * @param <T> what waits
 */
final class FairQueue<T> {
    static final int MOST_OF_ADDRESS = 8;
    static final int MOST = 256;

    // Guarded by this. The address whose turn it is comes first.
    private final Map<InetAddress, Queue<T>> byAddress = new LinkedHashMap<>();
    private int size;

    /** Tells whether there was a place for it. */
    synchronized boolean add(InetAddress address, T waiting) {
        Queue<T> own = byAddress.get(address);
        if (size >= MOST || own != null && own.size() >= MOST_OF_ADDRESS) {
            return false;
        }
        if (own == null) {
            own = new ArrayDeque<>();
            byAddress.put(address, own);
        }
        size++;
        return own.add(waiting);
    }

    /** The next one, whose address goes to the end. */
    synchronized Optional<T> take() {
        Iterator<Map.Entry<InetAddress, Queue<T>>> turns = byAddress.entrySet().iterator();
        if (!turns.hasNext()) {
            return Optional.empty();
        }
        Map.Entry<InetAddress, Queue<T>> turn = turns.next();
        InetAddress address = turn.getKey();
        Queue<T> own = turn.getValue();
        turns.remove();
        T next = own.remove();
        size--;
        if (!own.isEmpty()) {
            byAddress.put(address, own);
        }
        return Optional.of(next);
    }
}
