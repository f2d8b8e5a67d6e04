package org.webcamd.launch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.webcamd.browser.Firefox;

/** The page in Firefox, which shows streams by other rules than Chromium and its kin. */
@Timeout(180)
final class FirefoxPageIT {
    @RegisterExtension
    static final Firefox browser = new Firefox();

    @Test
    void pictureMoves() throws Exception {
        try (Launcher program = PageIT.start(0)) {
            browser.open("http://127.0.0.1:" + program.port() + "/");
            browser.await("document.getElementById('state').textContent", "Live");
            browser.await(PageIT.VIEWERS, "1");
            browser.await(PageIT.PICTURE_WIDTH, "320");
            browser.awaitMove(PageIT.PICTURE);
            browser.screenshot("live");
        }
    }
}
