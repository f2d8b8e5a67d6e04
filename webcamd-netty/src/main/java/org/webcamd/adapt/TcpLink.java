package org.webcamd.adapt;

import io.netty.channel.Channel;
import io.netty.channel.unix.UnixChannel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What the kernel tells of a TCP connection (tcp(7), {@code TCP_INFO}; linux/tcp.h since Linux 4.6, the same on all
 * platforms). Netty's own reads a structure that is older than what is needed here: the bytes that are not sent yet,
 * and the least round trip. Where it cannot be asked, everything seems to have arrived.
 */
final class TcpLink implements Link {
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_INFO = 11;
    private static final int SND_MSS = 16;
    private static final int UNACKED = 24;
    private static final int NOTSENT_BYTES = 144;
    private static final int MIN_RTT = 148;
    private static final int BYTES = 152;
    /** The round trip was never measured. */
    private static final int NEVER = -1;

    private final Channel channel;
    private final byte[] info = new byte[BYTES];
    private final ByteBuffer fields = ByteBuffer.wrap(info).order(ByteOrder.nativeOrder());
    private final int[] length = new int[1];

    TcpLink(Channel channel) {
        this.channel = channel;
        Sockets.prepare();
    }

    @Override
    public void look() {
        length[0] = BYTES;
        boolean told = channel.isOpen() && channel instanceof UnixChannel socket
            && Sockets.option(socket.fd().intValue(), IPPROTO_TCP, TCP_INFO, info, length) && length[0] == BYTES;
        if (!told) {
            Arrays.fill(info, (byte) 0);
        }
    }

    @Override
    public long underWay() {
        return unsigned(UNACKED) * unheard() + unsigned(NOTSENT_BYTES);
    }

    /** A segment: its acknowledgement may be held back until there is a second. */
    @Override
    public long unheard() {
        return unsigned(SND_MSS);
    }

    @Override
    public long roundTripNanos() {
        return fields.getInt(MIN_RTT) == NEVER ? 0 : TimeUnit.MICROSECONDS.toNanos(unsigned(MIN_RTT));
    }

    private long unsigned(int field) {
        return Integer.toUnsignedLong(fields.getInt(field));
    }
}
