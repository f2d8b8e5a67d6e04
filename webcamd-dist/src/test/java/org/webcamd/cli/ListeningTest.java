package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Where connections come in. */
final class ListeningTest {
    @Test
    void thereNeedBeNoPortBesideASocket() throws UsageException {
        assertFalse(CommandLine.parse("--port", "none", "--unix", "/run/cam.sock").serverSettings().listen().hasPort());
    }

    @Test
    void somethingHasToBeListenedOn() {
        assertEquals("--port is none, and there is nothing else to listen on: --unix PATH names a socket",
            assertThrows(UsageException.class, () -> CommandLine.parse("--port", "none")).getMessage());
    }

    @Test
    void mistakesOfASocketAreToldByItsOption() {
        assertEquals("--unix is 'mode=abc', must be three digits from 0 to 7, such as mode=660",
            assertThrows(UsageException.class, () -> CommandLine.parse("--unix", "/run/x,mode=abc")).getMessage());
    }
}
