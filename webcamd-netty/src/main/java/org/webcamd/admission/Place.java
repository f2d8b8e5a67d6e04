package org.webcamd.admission;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.webcamd.memory.ByteBudget;

/**
 * A connection, as {@link Admission} counts it: for its address, or, when it is a trusted proxy's, each of its requests
 * for the address that the proxy names. One for each connection; any thread.
 */
public final class Place {
    static final long NOT_IDLE = 0;

    private final Admission admission;
    private final SocketAddress peer;
    private final Runnable close;
    private final boolean isProxy;

    // Guarded by the admission.
    private AddressShare share;
    private AddressShare request;
    private long idleSince;
    private int timesIdle;

    // Set once, when it enters, and used by those who read its requests then.
    private ByteBudget requestMemory;

    Place(Admission admission, SocketAddress peer, Runnable close) {
        this.admission = admission;
        this.peer = peer;
        this.close = close;
        isProxy = admission.proxies().trusts(peer);
    }

    /**
     * Asks for a place, which {@link #leave} gives back.
     *
     * @return whether it has one
     */
    public Verdict enter() {
        if (isProxy) {
            return admission.enter(this, null);
        }
        return admission.enter(this, PeerAddress.share(peer));
    }

    /** {@return where it comes from; null when that is not known any more} */
    public SocketAddress peer() {
        return peer;
    }

    /** The answer to its last request is given, or it has not asked yet: it may be closed for a newcomer. */
    public void idle() {
        admission.idle(this);
    }

    /** A request was read: it stays until it is answered. */
    public void busy() {
        admission.busy(this);
    }

    /** {@return whether it is a trusted proxy's, which speaks for others} */
    public boolean isProxy() {
        return isProxy;
    }

    /** It is closed. */
    public void leave() {
        admission.leave(this);
    }

    /**
     * Whom a request is from.
     *
     * @param headers the request's
     * @return where the connection comes from, null when that is not known; of a trusted proxy's the address that it
     *     names, with the port of its own, zero where that has none
     */
    public SocketAddress client(HttpHeaders headers) {
        InetAddress named = isProxy ? ForwardedAddress.of(headers, admission.proxies()) : null;
        return named == null ? peer : new InetSocketAddress(named, PeerAddress.port(peer));
    }

    /**
     * A request begins, which {@link #idle} or {@link #leave} ends. It counts where the connection does not.
     *
     * @param client whom it is from
     * @return false when that one has too many under way
     */
    public boolean beginRequest(SocketAddress client) {
        return !isProxy || admission.proxies().trusts(client)
            || admission.beginRequest(this, PeerAddress.share(client));
    }

    /**
     * {@return the memory for requests of its address, while they are read and answered: shared with other connections
     * of that address; null before it has entered}
     */
    public ByteBudget requestMemory() {
        return requestMemory;
    }

    void close() {
        close.run();
    }

    void requestMemory(ByteBudget memory) {
        requestMemory = memory;
    }

    AddressShare share() {
        return share;
    }

    void share(AddressShare taken) {
        share = taken;
    }

    AddressShare request() {
        return request;
    }

    void request(AddressShare taken) {
        request = taken;
    }

    long idleSince() {
        return idleSince;
    }

    void idleSince(long moment) {
        idleSince = moment;
        timesIdle += moment == NOT_IDLE ? 0 : 1;
    }

    /** Whether it was idle before, and then asked for something. */
    boolean hasAsked() {
        return timesIdle > 1;
    }

    boolean isIdle() {
        return idleSince != NOT_IDLE;
    }
}
