package org.webcamd.launch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.webcamd.browser.Chromium;
import org.webcamd.capture.CameraSpec;
import org.webcamd.cli.CommandLine;

/** The page of a camera that goes, and comes back. */
@Timeout(120)
final class GonePageIT {
    private static final String STATE = "document.getElementById('state').textContent";
    private static final String NOTICE = "document.getElementById('notice').textContent";
    private static final String SAID = "No picture comescamera door is not served at present";

    @RegisterExtension
    static final Chromium browser = new Chromium();
    private Launcher program;

    @BeforeEach
    void serve() throws Exception {
        program = Launcher.start(CommandLine.parse("--camera", "bed=test", "--camera", "door=test", "--width", "320",
            "--height", "240", "--port", "0", "--v4bindaddress", "127.0.0.1"), () -> { });
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void itSaysSoAlsoWhenItIsOpenedThenAndGoesOnByItself() throws Exception {
        browser.open("http://127.0.0.1:" + program.port() + "/door/");
        browser.await(STATE, "Live");
        CameraSpec door = program.cameras().specs().get(1);
        program.cameras().stop(door).join();
        browser.await(NOTICE, SAID);
        browser.driver().navigate().refresh();
        browser.await(NOTICE, SAID);
        program.cameras().start(door).join();
        browser.await(STATE, "Live");
        browser.await(NOTICE, "");
        browser.awaitMove(PageIT.PICTURE);
    }
}
