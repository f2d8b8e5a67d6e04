package org.webcamd.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;
import org.webcamd.admission.ListenSettings;

final class BindFailureTest {
    @Test
    void eachTransportsWordsAreUnderstood() {
        String inUse = "port 80 on 127.0.0.1 is in use by another program; choose another with --port";
        assertExplained(inUse, new BindException("Address already in use"));
        assertExplained(inUse, new IOException("bind(..) failed with error(-98): Address already in use"));

        String noSuch = "127.0.0.1 is no address of this machine";
        assertExplained(noSuch, new BindException("Cannot assign requested address"));
        assertExplained(noSuch, new IOException("bind(..) failed with error(-99): Cannot assign requested address"));

        String noPermission = "no permission to open port 80; choose one above 1023 with --port";
        assertExplained(noPermission, new BindException("Permission denied"));
        assertExplained(noPermission, new IOException("bind(..) failed with error(-13): Permission denied"));
    }

    @Test
    void nameThatNobodyKnowsIsToldBack() {
        assertExplained("no such address: 127.0.0.1", new UnknownHostException("127.0.0.1"));
        assertExplained("no such address: 127.0.0.1", new UnresolvedAddressException());
    }

    @Test
    void anythingElseIsToldAsItIs() {
        assertExplained("port 80 on 127.0.0.1 cannot be opened: the moon is full", new IOException("the moon is full"));
        assertExplained("port 80 on 127.0.0.1 cannot be opened: null", new IOException());
    }

    private static void assertExplained(String message, Exception cause) {
        assertEquals(message, BindFailure.explain(new ListenSettings(4, "127.0.0.1", "::", 80), cause).getMessage());
    }
}
