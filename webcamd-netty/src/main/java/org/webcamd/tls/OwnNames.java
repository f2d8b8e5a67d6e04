package org.webcamd.tls;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * By what a certificate of this machine's own is to be valid. Immutable.
 *
 * @param host what the machine is called
 * @param names its own, and those that were given
 * @param addresses those that it has now, and the loopback
 */
record OwnNames(String host, Set<String> names, Set<InetAddress> addresses) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}\\.?){1,8}");
    private static final int MOST_ADDRESSES = 32;

    static OwnNames ofThisMachine(Collection<String> given) {
        String host = hostName();
        Set<String> names = new LinkedHashSet<>();
        if (!host.equals("localhost")) {
            String label = host.split("\\.", 2)[0];
            names.addAll(List.of(host, label, label + ".local"));
        }
        names.add("localhost");
        given.stream().map(name -> name.toLowerCase(Locale.ROOT)).filter(name -> NAME.matcher(name).matches())
            .forEach(names::add);
        return new OwnNames(host, names, ownAddresses());
    }

    private static String hostName() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().toLowerCase(Locale.ROOT);
            return NAME.matcher(name).matches() ? name : "localhost";
        } catch (IOException notLinux) {
            return "localhost";
        }
    }

    private static Set<InetAddress> ownAddresses() {
        Set<InetAddress> own = new LinkedHashSet<>(List.of(NetUtil.LOCALHOST4, NetUtil.LOCALHOST6));
        try {
            Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .limit(MOST_ADDRESSES)
                .forEach(own::add);
        } catch (SocketException unknown) {
            // The names are there.
        }
        return own;
    }
}
