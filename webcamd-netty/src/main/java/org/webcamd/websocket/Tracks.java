package org.webcamd.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cameras on one connection. Each has the same number for as long as the connection lasts, and the way out is given
 * to them by turns.
 */
final class Tracks {
    /** More than a wall can show. */
    static final int MOST = 64;

    /** In whichever case a camera's name is written. */
    private final Map<String, Integer> numbers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Track> present = new ArrayList<>();
    private int next;

    /** The number of a camera, from 1. */
    int number(String camera) {
        return numbers.computeIfAbsent(camera, first -> numbers.size() + 1);
    }

    boolean isFull() {
        return present.size() >= MOST;
    }

    boolean isEmpty() {
        return present.isEmpty();
    }

    Track of(String camera) {
        return present.stream().filter(track -> track.camera().equalsIgnoreCase(camera)).findFirst().orElse(null);
    }

    Track of(int number) {
        return present.stream().filter(track -> track.number() == number).findFirst().orElse(null);
    }

    void add(Track track) {
        present.add(track);
    }

    /** Ends one; false where it is not there, or is null. */
    boolean remove(Track track) {
        boolean there = present.remove(track);
        if (there) {
            track.leave();
        }
        return there;
    }

    /** Offers by turns, until one of them makes the way busy. */
    void offerNewest(Outlet outlet) {
        for (int i = present.size(); i > 0 && !present.isEmpty() && !outlet.isBusy(); i--) {
            next = (next + 1) % present.size();
            present.get(next).offerNewest();
        }
    }

    /** The longest that a frame of any of them has not been acknowledged. */
    long unacknowledgedNanos(long now) {
        return present.stream().mapToLong(track -> track.unacknowledgedNanos(now)).max().orElse(0);
    }

    void leaveAll() {
        List<Track> all = List.copyOf(present);
        present.clear();
        all.forEach(Track::leave);
    }
}
