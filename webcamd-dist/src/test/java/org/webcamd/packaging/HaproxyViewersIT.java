package org.webcamd.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.launch.InProcessProgram;
import org.webcamd.wire.Info;

/** A viewer behind a real HAProxy with the shipped configuration, told by an address of its own. */
@Timeout(120)
class HaproxyViewersIT {
    private static final String VIEWER = "127.0.0.9";
    private static final int NO_OCTOPRINT = 9;

    @TempDir
    static Path folder;
    static SelfSigned certificate;

    @BeforeAll
    static void prepare() throws Exception {
        ShippedHaproxy.assumeInstalled();
        certificate = SelfSigned.make(folder);
    }

    @Test
    void viewerBehindATrustedProxyHasItsOwnAddress() throws Exception {
        try (InProcessProgram webcamd = InProcessProgram.start("--trusted-proxy", "127.0.0.1");
                ShippedHaproxy haproxy = start(webcamd);
                Socket viewer = watch(haproxy, "")) {
            assertAddress(VIEWER, webcamd);
            assertTrue(viewer.isConnected());
        }
    }

    @Test
    void viewerCannotPassForSomebodyElse() throws Exception {
        try (InProcessProgram webcamd = InProcessProgram.start("--trusted-proxy", "127.0.0.1");
                ShippedHaproxy haproxy = start(webcamd);
                Socket viewer = watch(haproxy, "X-Forwarded-For: 192.0.2.1\r\nForwarded: for=192.0.2.2\r\n")) {
            assertAddress(VIEWER, webcamd);
            assertTrue(viewer.isConnected());
        }
    }

    @Test
    void proxyThatIsNotTrustedIsNotBelieved() throws Exception {
        try (InProcessProgram webcamd = InProcessProgram.start();
                ShippedHaproxy haproxy = start(webcamd);
                Socket viewer = watch(haproxy, "")) {
            assertAddress("127.0.0.1", webcamd);
            assertTrue(viewer.isConnected());
        }
    }

    private static ShippedHaproxy start(InProcessProgram webcamd) throws Exception {
        return ShippedHaproxy.start(folder, certificate, webcamd.port(), NO_OCTOPRINT);
    }

    private static void assertAddress(String address, InProcessProgram webcamd) throws Exception {
        Info info = Info.await(webcamd, now -> now.viewers() == 1 && now.json().contains("\"sessionCount\":1"));
        assertTrue(info.json().contains("\"address\":\"" + address + ":"), info::json);
        assertTrue(info.json().contains("\"sessions\":{\"" + address + ":"), info::json);
    }

    /** Opens a stream from an address of its own, and reads the first line of the answer. */
    private static Socket watch(ShippedHaproxy haproxy, String moreHeaders) throws IOException {
        Socket socket = certificate.trust.getSocketFactory().createSocket(InetAddress.getByName("127.0.0.1"),
            haproxy.httpsPort(), InetAddress.getByName(VIEWER), 0);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
        socket.getOutputStream().write(("GET /webcam/?action=stream HTTP/1.1\r\nHost: 127.0.0.1\r\n" + moreHeaders
            + "\r\n").getBytes(StandardCharsets.US_ASCII));
        BufferedReader answer =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        assertEquals("HTTP/1.1 200 OK", answer.readLine());
        return socket;
    }
}
