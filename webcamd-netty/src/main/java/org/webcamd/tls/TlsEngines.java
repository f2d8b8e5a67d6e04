package org.webcamd.tls;

import static java.lang.System.Logger.Level.WARNING;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProtocols;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.lang.management.ManagementFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Who encrypts: netty-tcnative with BoringSSL where its jars and natives are there, else the JDK; and how. Immutable.
 *
 * @param provider Netty's word for it
 * @param name for people
 */
record TlsEngines(SslProvider provider, String name) {
    private static final System.Logger LOG = System.getLogger(TlsEngines.class.getName());

    private static final List<String> PROTOCOLS = List.of(SslProtocols.TLS_v1_3, SslProtocols.TLS_v1_2);
    /** Those with forward secrecy and authenticated encryption. AES comes first: most processors have it. */
    private static final List<String> SUITES = List.of(
        "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    /** A client of HTTP/1.0 names a protocol that is not here, and is answered all the same. */
    private static final ApplicationProtocolConfig HTTP_1_1 = new ApplicationProtocolConfig(Protocol.ALPN,
        SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT,
        ApplicationProtocolNames.HTTP_1_1);
    private static final String GROUPS = "jdk.tls.namedGroups";
    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";
    private static final int SESSIONS = 512;
    private static final long SESSION_SECONDS = TimeUnit.HOURS.toSeconds(1);

    /** The best there is. */
    static TlsEngines best() {
        if (OpenSsl.isAvailable()) {
            return new TlsEngines(SslProvider.OPENSSL_REFCNT, OpenSsl.versionString());
        }
        if (!(OpenSsl.unavailabilityCause() instanceof ClassNotFoundException)) {
            LOG.log(WARNING, "netty-tcnative is there and does not work ({0}): Java encrypts",
                rootMessage(OpenSsl.unavailabilityCause()));
        }
        if (ManagementFactory.getRuntimeMXBean().getInputArguments().contains(FIRST_COMPILER_ONLY)) {
            LOG.log(WARNING, "Java encrypts, and takes 2 ms for a picture as long as its second compiler is off: "
                + "WEBCAMD_JAVA_OPTS=-XX:TieredStopAtLevel=4");
        }
        return ofJava();
    }

    /**
     * A client could make the server negotiate anew as often as it likes, and in groups of finite fields, both of which
     * cost the server more than the client.
     */
    static TlsEngines ofJava() {
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
        if (System.getProperty(GROUPS) == null) {
            System.setProperty(GROUPS, "x25519,secp256r1,secp384r1,secp521r1");
        }
        return new TlsEngines(SslProvider.JDK, "Java " + System.getProperty("java.version"));
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    /** What connections are made by; to be released where it counts its references. */
    SslContext context(Identity identity) throws SSLException {
        return SslContextBuilder.forServer(identity.key(), identity.chain().toArray(X509Certificate[]::new))
            .sslProvider(provider)
            .protocols(PROTOCOLS)
            .ciphers(SUITES, SupportedCipherSuiteFilter.INSTANCE)
            .applicationProtocolConfig(HTTP_1_1)
            .sessionCacheSize(SESSIONS)
            .sessionTimeout(SESSION_SECONDS)
            .build();
    }
}
