package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AbbreviationsTest {
    private final Abbreviations beginnings = new Abbreviations(Set.of("--source", "--source-timeout", "--port", "-h"));

    @Test
    void beginningThatIsUnambiguousWillDo() throws UsageException {
        CommandLine line = CommandLine.parse("--wid", "800", "--stall", "5", "--log");

        assertEquals(800, line.cameras().get(0).cameraSettings().width());
        assertEquals(Duration.ofSeconds(5), line.serverSettings().stream().stallTimeout());
        assertTrue(line.serverSettings().logRequests());
    }

    @Test
    void wholeOptionMayBeTheBeginningOfAnother() throws UsageException {
        assertEquals("test", CommandLine.parse("--source", "test").cameras().get(0).source().name());
        assertEquals(
            "--sou may mean --source or --source-insecure or --source-login or --source-timeout; see webcamd --help",
            assertThrows(UsageException.class, () -> CommandLine.parse("--sou", "test")).getMessage());
    }

    @Test
    void whatIsNoBeginningStaysAsItIs() throws UsageException {
        String[] words = {"-h", "-", "--", "", "test", "--no-such", "-p", "8080"};
        assertArrayEquals(words, beginnings.writtenOut(words));
    }
}
