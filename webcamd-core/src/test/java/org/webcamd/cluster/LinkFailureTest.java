package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nats.client.ConnectionListener;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinkFailureTest {
    private static final BrokerAddress ADDRESS = new BrokerAddress(true, "pi", 4222, "", "");
    private static final String NO_WAY = "no way to the broker at tls://pi:4222: ";

    @TempDir
    Path folder;

    private static String tls(Exception why) {
        SSLException failure = new SSLHandshakeException("PKIX path validation failed");
        failure.initCause(new CertPathValidatorException("validity check failed", why));
        return explained(failure);
    }

    private static String explained(Exception thrown) {
        String said = new LinkFailure(ADDRESS, Optional.empty())
            .explain(new IOException("Unable to connect"), thrown, null).getMessage();
        assertTrue(said.startsWith(NO_WAY), said);
        return said.substring(NO_WAY.length());
    }

    @Test
    void certificateIsToldByWhatIsWrongWithIt() {
        assertEquals("its certificate has expired (NotAfter: yesterday): it needs a new one, or this machine's clock "
            + "is wrong", tls(new CertificateExpiredException("NotAfter: yesterday")));
        assertEquals("its certificate is not valid yet (NotBefore: tomorrow): this machine's clock may be wrong",
            tls(new CertificateNotYetValidException("NotBefore: tomorrow")));
        assertEquals("its certificate is for another name than pi: use one that it was made for",
            explained(new SSLHandshakeException("No subject alternative DNS name matching pi found.")));
        assertEquals("nobody who is trusted here has signed its certificate: --nats-ca names the file of those who "
            + "have", explained(new SSLHandshakeException("unable to find valid certification path to requested")));
        assertEquals("TLS failed (Received fatal alert: protocol_version)",
            explained(new SSLHandshakeException("Received fatal alert: protocol_version")));
    }

    @Test
    void brokerThatRefusesWhoAsksSaysWhy() throws Exception {
        LinkFailure failure = new LinkFailure(ADDRESS, Optional.empty());
        assertTrue(failure.ended("'Authorization Violation'").contains("it refuses who asks"));
        assertTrue(failure.ended("User Authentication Expired").contains("has expired"));
        assertTrue(failure.ended("Authentication Timeout").contains("it waited too long"));
        assertTrue(failure.explain(new IOException("closed"), null, "Authorization Violation").getMessage()
            .contains("it refuses who asks"));
        Instant past = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        Credentials old = Credentials.read(new NatsAccounts().user(folder.resolve("old.creds"), past));
        assertEquals(Optional.of(past), old.expiry());
        assertEquals(NO_WAY + "the user of --nats-creds has expired, on " + past + ": it needs a new file",
            new LinkFailure(ADDRESS, Optional.of(old)).ended("Authorization Violation"));
    }

    @Test
    void whatABrokerSaysAndGoesOnIsAComplaintAndElseWhyItCloses() {
        List<String> complaints = new ArrayList<>();
        NatsEvents events = new NatsEvents(complaints::add);
        events.errorOccurred(null, "Permissions Violation for Subscription to \"x\"");
        events.errorOccurred(null, "maximum subscriptions exceeded");
        assertEquals(null, events.lastError());
        events.errorOccurred(null, "maximum connections exceeded");
        events.connectionEvent(null, ConnectionListener.Events.DISCONNECTED, 0L, "");
        assertEquals(List.of("Permissions Violation for Subscription to \"x\"", "maximum subscriptions exceeded"),
            complaints);
        assertEquals("maximum connections exceeded", events.why());
    }
}
