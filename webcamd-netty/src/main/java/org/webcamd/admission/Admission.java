package org.webcamd.admission;

import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Shares out the connections that there may be. One address has a share of them at most; when that is taken, its own
 * one that is idle for longest is closed for its newcomer. When all are taken, the one that is idle for longest is
 * closed, of the address that has most of those with idle ones; so who only sits there keeps nobody out.
 *
 * <p>What is remembered of an address goes with its last connection. Any thread.
 */
public final class Admission {
    private final int limit;
    private final int share;
    private final TrustedProxies proxies;
    private final long requestBytes;

    // Guarded by this.
    private final Map<InetAddress, AddressShare> shares = new HashMap<>();
    private final AddressShare ofProxies = new AddressShare(null, Long.MAX_VALUE);
    private final NavigableSet<AddressShare> withIdle = new TreeSet<>();
    private int open;
    /** Idle ones that have been answered before. */
    private int resting;
    private long moment;

    /**
     * Nobody yet.
     *
     * @param limit how many connections there may be
     * @param settings how they are shared out
     * @param requestBytes memory of the requests of one address, while they are read and answered
     */
    public Admission(int limit, ConnectionSettings settings, long requestBytes) {
        this.limit = limit;
        share = settings.shareOf(limit);
        proxies = settings.trustedProxies();
        this.requestBytes = requestBytes;
    }

    /** {@return how many connections there may be} */
    public int limit() {
        return limit;
    }

    /** {@return how many connections one address may have} */
    public int share() {
        return share;
    }

    /**
     * A connection that has not entered yet.
     *
     * @param peer where it comes from; null when that is not known any more
     * @param close closes it, to make room for another; called by any thread
     * @return its own
     */
    public Place place(SocketAddress peer, Runnable close) {
        return new Place(this, peer, close);
    }

    /** {@return how many connections have something under way, or have not asked for anything yet} */
    public synchronized int underWay() {
        return open - resting;
    }

    TrustedProxies proxies() {
        return proxies;
    }

    Verdict enter(Place place, InetAddress address) {
        Place gone = null;
        synchronized (this) {
            AddressShare full = hasRoom(address) ? null : shares.get(address);
            if (full != null || open >= limit) {
                gone = longestIdle(full);
                if (gone == null) {
                    return full == null ? Verdict.TOO_MANY : Verdict.TOO_MANY_OF_ADDRESS;
                }
                leave(gone);
            }
            open++;
            place.share(take(address));
            place.requestMemory(place.share().requestMemory());
        }
        if (gone != null) {
            gone.close();
        }
        return Verdict.ADMITTED;
    }

    synchronized void leave(Place place) {
        if (place.share() != null) {
            endRequest(place);
            stopIdling(place);
            giveBack(place.share());
            place.share(null);
            open--;
        }
    }

    synchronized void idle(Place place) {
        endRequest(place);
        AddressShare of = place.share();
        if (of != null && !place.isIdle()) {
            place.idleSince(++moment);
            change(of, () -> of.addIdle(place));
            resting += place.hasAsked() ? 1 : 0;
        }
    }

    synchronized void busy(Place place) {
        stopIdling(place);
    }

    synchronized boolean beginRequest(Place place, InetAddress address) {
        assert place.request() == null : "one request at a time";
        if (place.share() == null) {
            return true;
        }
        if (!hasRoom(address)) {
            return false;
        }
        place.request(take(address));
        return true;
    }

    private void endRequest(Place place) {
        if (place.request() != null) {
            giveBack(place.request());
            place.request(null);
        }
    }

    private void stopIdling(Place place) {
        if (place.isIdle()) {
            AddressShare of = place.share();
            change(of, () -> of.removeIdle(place));
            resting -= place.hasAsked() ? 1 : 0;
            place.idleSince(Place.NOT_IDLE);
        }
    }

    /** Of one address, or of the one that is first to give up a connection; null when nobody is idle. */
    private Place longestIdle(AddressShare of) {
        if (of != null) {
            return of.hasIdle() ? of.longestIdle() : null;
        }
        return withIdle.isEmpty() ? null : withIdle.last().longestIdle();
    }

    private boolean hasRoom(InetAddress address) {
        AddressShare of = address == null ? null : shares.get(address);
        return of == null || of.taken() < share;
    }

    private AddressShare take(InetAddress address) {
        AddressShare of = address == null ? ofProxies : shares.computeIfAbsent(address, this::newShare);
        change(of, of::take);
        return of;
    }

    private AddressShare newShare(InetAddress address) {
        return new AddressShare(address, requestBytes);
    }

    private void giveBack(AddressShare of) {
        change(of, of::giveBack);
        if (of.taken() == 0 && of != ofProxies) {
            shares.remove(of.address());
        }
    }

    /** Whatever an order depends on changes outside of what is ordered. */
    private void change(AddressShare of, Runnable change) {
        if (of.hasIdle()) {
            withIdle.remove(of);
        }
        change.run();
        if (of.hasIdle()) {
            withIdle.add(of);
        }
    }

    /** How many addresses are remembered. */
    synchronized int addresses() {
        return shares.size();
    }

    /** How many connections there are. */
    synchronized int open() {
        return open;
    }
}
