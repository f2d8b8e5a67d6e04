package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OptionDefaultsTest {
    private static final String DEFAULTS = """
        --source null
        --camera []
        --index null
        --width 1280
        --height 720
        --fps 30.0
        --format auto
        --quality 80
        --rotate null
        --flip null
        --text null
        --text-position bottom-left
        --max-renditions 8
        --control []
        --settle-frames null
        --encodewait 0.01
        --source-timeout null
        --on-loss card
        --strict-jpeg false
        --source-login null
        --source-insecure false
        --port 8080
        --ipv 4
        --v4bindaddress 0.0.0.0
        --v6bindaddress ::
        --unix null
        --streamwait 0.01
        --stall-timeout 10.0
        --part-timeout 20.0
        --adapt false
        --frame-memory null
        --max-picture 16777216
        --snapshot-timeout null
        --max-viewers 4096
        --allow-origin [lan]
        --allow-control false
        --host []
        --users null
        --operator []
        --anonymous false
        --link-key null
        --sign-link null
        --import null
        --valid 7d
        --transport auto
        --max-per-address null
        --trusted-proxy []
        --tls-cert null
        --tls-key null
        --tls-self-signed false
        --publish null
        --publish-width null
        --publish-height null
        --publish-quality null
        --publish-fps null
        --edge null
        --cluster webcamd
        --nats-creds null
        --nats-ca null
        --showfps false
        --loghttp false
        --config null
        --check-config false
        --list-devices false
        --probe false
        --version false
        -h false
        """;

    @Test
    void everyOptionHasTheDefaultThatIsWrittenHere() throws ReflectiveOperationException {
        List<String> actual = new ArrayList<>();
        for (Field option : CommandLineTest.options().toList()) {
            actual.add(CommandLineTest.name(option) + " " + CommandLineTest.valueIn(new Options(), option));
        }

        assertEquals(DEFAULTS.lines().sorted().toList(), actual.stream().sorted().toList());
    }
}
