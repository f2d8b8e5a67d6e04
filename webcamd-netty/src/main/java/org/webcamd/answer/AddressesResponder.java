package org.webcamd.answer;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import org.webcamd.admission.ListenSettings;
import org.webcamd.http.Exchange;

/**
 * Answers with the addresses at which other machines reach this server. Whoever sits at this machine has opened the
 * page by one that leads nowhere from a phone; nobody else is told. Any event loop: the system has them in memory.
 */
final class AddressesResponder implements Responder {
    private static final Set<String> ALL = Set.of("0.0.0.0", "::");
    private static final int MOST = 8;

    private final InfoDocument info;

    /** With what knows where the server listens. */
    AddressesResponder(InfoDocument info) {
        this.info = info;
    }

    @Override
    public void answer(Exchange exchange, Destination destination) {
        List<String> addresses = isHere(exchange) ? reachable(info.listen()) : List.of();
        Json.answer(exchange, to -> {
            to.writeStartObject();
            to.writeArrayFieldStart("addresses");
            for (String address : addresses) {
                to.writeString(address);
            }
            to.writeEndArray();
            to.writeEndObject();
        });
    }

    private static boolean isHere(Exchange exchange) {
        return exchange.client() instanceof InetSocketAddress client && client.getAddress() != null
            && client.getAddress().isLoopbackAddress();
    }

    private static List<String> reachable(ListenSettings listen) {
        if (!ALL.contains(listen.address())) {
            return List.of();
        }
        try {
            return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> leadsHere(address, listen.ipv()))
                .map(AddressesResponder::text)
                .limit(MOST)
                .toList();
        } catch (SocketException unknown) {
            return List.of();
        }
    }

    private static boolean leadsHere(InetAddress address, int ipv) {
        boolean family = ipv == 6 || address instanceof Inet4Address;
        return family && !address.isLoopbackAddress() && !address.isLinkLocalAddress();
    }

    /** As in an address of the web. */
    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        return address instanceof Inet6Address ? "[" + bare + "]" : bare;
    }
}
