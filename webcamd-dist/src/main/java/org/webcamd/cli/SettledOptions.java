package org.webcamd.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.admission.ConnectionSettings;
import org.webcamd.admission.ListenSettings;
import org.webcamd.admission.TrustedProxies;
import org.webcamd.admission.UnixSocket;
import org.webcamd.auth.AuthSettings;
import org.webcamd.memory.MachineMemory;
import org.webcamd.memory.MemorySettings;
import org.webcamd.server.HandedSockets;
import org.webcamd.server.ServerSettings;
import org.webcamd.server.Transport;
import org.webcamd.tls.TlsSettings;
import org.webcamd.viewer.StreamSettings;

/**
 * What options mean, as the settings of each package. Immutable.
 *
 * @param cameras in the order in which the user named them
 * @param automatic what is plugged in, if that is served
 * @param server how to serve
 * @param memory for pictures
 * @param cluster what is done with other machines
 */
record SettledOptions(List<NamedCamera> cameras, Optional<AutomaticCameras> automatic, ServerSettings server,
    MemorySettings memory, ClusterSettings cluster) {
    /** What is wrong is a {@link org.webcamd.settings.SettingException}. */
    static SettledOptions of(Options options) {
        ListenSettings listen = listening(options);
        List<NamedCamera> cameras = NamedCameras.of(options);
        StreamSettings stream = new StreamSettings(OptionValues.seconds(options.streamwait),
            OptionValues.seconds(options.stallTimeout), OptionValues.seconds(options.partTimeout), options.adapt);
        ServerSettings server = new ServerSettings(listen,
            TlsSettings.of(options.tlsCert, options.tlsKey, options.tlsSelfSigned),
            OptionValues.oneOf("transport", options.transport, Transport.class), options.maxViewers,
            connections(options), stream,
            Optional.ofNullable(options.snapshotTimeout).map(OptionValues::seconds),
            new AccessSettings(new AllowedOrigins(options.allowOrigin), options.host, options.allowControl),
            auth(options), options.loghttp, options.showfps);
        return new SettledOptions(cameras, NamedCameras.automatic(options, cameras), server, memory(options),
            new ClusterSettings(options.cluster.publishSettings(), options.cluster.edgeSettings(),
                (name, source) -> NamedCameras.ofOthers(options, name, source)));
    }

    private static ListenSettings listening(Options options) {
        ListenSettings listen = new ListenSettings(options.ipv, options.v4bindaddress, options.v6bindaddress,
            options.port, Optional.ofNullable(options.unix).map(UnixSocket::of));
        OptionValues.require(listen.hasPort() || listen.unix().isPresent() || HandedSockets.areExpected(), "port",
            " is none, and there is nothing else to listen on: --unix PATH names a socket");
        return listen;
    }

    private static AuthSettings auth(Options options) {
        return new AuthSettings(Optional.ofNullable(options.users).map(file -> OptionValues.path("users", file)),
            Set.copyOf(options.operators), options.anonymous,
            Optional.ofNullable(options.linkKey).map(file -> OptionValues.path("link-key", file)));
    }

    private static ConnectionSettings connections(Options options) {
        return new ConnectionSettings(Optional.ofNullable(options.maxPerAddress),
            new TrustedProxies(options.trustedProxies));
    }

    private static MemorySettings memory(Options options) {
        return options.frameMemory == null ? MemorySettings.ofMachine(MachineMemory.bytes(), options.maxPicture)
            : MemorySettings.of(options.frameMemory, options.maxPicture);
    }
}
