package org.webcamd.adapt;

import io.netty.channel.Channel;

/** What is known of the way to one viewer, at the moment that it is looked at. Confined to its event loop. */
public interface Link {
    /**
     * The link of a connection.
     *
     * @param channel that of its viewer
     * @return which tells nothing where the kernel tells nothing
     */
    static Link of(Channel channel) {
        return new TcpLink(channel);
    }

    /** Looks at it now. */
    void look();

    /** {@return bytes that were given to the network and are not known to have arrived, as of the last look} */
    long underWay();

    /** {@return how many of them are too few to be told: what arrives is acknowledged late} */
    long unheard();

    /** {@return how much of the time that a frame seems to take is not the link's} */
    default long overheadNanos() {
        return 0;
    }

    /** {@return how long a byte takes there and back at the least, or 0 when that is not known} */
    long roundTripNanos();
}
