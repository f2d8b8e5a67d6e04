package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.server.Bench;

final class AddressesResponderTest {
    private final Bench bench = new Bench();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void whoIsNotAtThisMachineIsToldNone() {
        ClientChannel client = bench.connect();
        client.send("GET /?addresses HTTP/1.1\r\nHost: cam\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals("{\"addresses\":[]}", answer.body());
    }

    @Test
    void whoIsAtThisMachineIsToldThoseThatLeadHere() throws SocketException {
        ClientChannel client = bench.connect("127.0.0.1");
        client.send("GET /?addresses HTTP/1.1\r\nHost: localhost\r\n\r\n");
        String told = Answer.one(client.received()).body();

        assertFalse(told.contains("127.0.0.1"), told);
        boolean complete = NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress())
            .limit(8)
            .allMatch(address -> told.contains("\"" + address.getHostAddress() + "\""));
        assertTrue(complete, told);
    }
}
