package org.webcamd.launch;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.webcamd.capture.CameraSpec;
import org.webcamd.tls.TlsReport;

/** The lines with which the program starts: what to open in a browser, and from where it can be reached. */
final class Greeting {
    private Greeting() {
    }

    static String of(String version, List<CameraSpec> cameras, List<SocketAddress> listening,
        Optional<TlsReport> tls) {
        StringBuilder text = new StringBuilder("webcamd %s serves %s on%n".formatted(version,
            switch (cameras.size()) {
                case 0 -> "cameras that are to come";
                case 1 -> cameras.get(0).name();
                default -> cameras.size() + " cameras";
            }));
        listening.stream().flatMap(one -> addresses(one, tls.isPresent() ? "https" : "http").stream())
            .forEach(address -> text.append("  %s%n".formatted(address)));
        tls.ifPresent(report -> text.append("with a certificate whose SHA-256 is%n  %s%n".formatted(report.sha256())));
        if (cameras.size() > 1) {
            text.append("each below its name%n".formatted());
            cameras.forEach(camera -> text.append("  /%s/  %s%n".formatted(camera.name(), camera.source().name())));
        }
        return text.append("with /?stream (live), /?snapshot (picture) and /?info (statistics); Ctrl-C ends it%n"
            .formatted()).toString();
    }

    private static List<String> addresses(SocketAddress listening, String scheme) {
        if (listening instanceof InetSocketAddress ip) {
            return hosts(ip.getAddress()).stream()
                .map(host -> "%s://%s:%s/".formatted(scheme, host, ip.getPort())).toList();
        }
        return List.of("unix:" + listening);
    }

    private static List<String> hosts(InetAddress listening) {
        if (!listening.isAnyLocalAddress()) {
            return List.of(literal(listening));
        }
        List<String> hosts = new ArrayList<>(List.of("localhost"));
        for (InetAddress address : ownAddresses()) {
            hosts.add(literal(address));
        }
        return hosts;
    }

    /** Those that somebody else may type: IPv4, as far as the network reaches. */
    private static List<InetAddress> ownAddresses() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> NetUtil.isValidIpV4Address(address.getHostAddress()))
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        } catch (SocketException unknown) {
            return List.of();
        }
    }

    private static String literal(InetAddress address) {
        String text = NetUtil.toAddressString(address);
        return text.contains(":") ? "[" + text + "]" : text;
    }
}
