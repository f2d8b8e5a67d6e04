package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page's controls, in a real browser. */
@Timeout(120)
final class ControlsPageIT {
    private static final String PANEL = "getComputedStyle(document.getElementById('controls')).display";
    private static final String KNOBS = "document.querySelectorAll('#controls label').length";

    @TempDir
    private Path profile;
    private Path chromium;

    @BeforeEach
    void wantBrowser() {
        Optional<Path> installed = Browser.installed();
        assumeTrue(installed.isPresent(), "chromium is not installed");
        chromium = installed.get();
    }

    @Test
    void controlsAreShownAndSet() throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(true, "lan"); Browser browser = open(camera)) {
            browser.await("document.getElementById('adjust').hidden", "false");
            browser.await(PANEL, "none");
            browser.evaluate("document.getElementById('adjust').click()");
            browser.await(KNOBS, "3");
            browser.await(PANEL, "grid");
            browser.await("document.querySelector('#controls [type=range]').value", "100");
            turn(browser, "[type=range]", "value = 42");
            browser.await("document.querySelector('#controls output').textContent", "42");
            turn(browser, "select", "value = 1");
            turn(browser, "[type=checkbox]", "checked = false");
            browser.await("(fetch('?info').then(answer => answer.json())"
                + ".then(info => window.told = Object.values(info.camera.controls).join()), window.told)", "42,1,0");
            assertEquals(Map.of("brightness", 42, "auto_exposure", 1, "white_balance_automatic", 0), camera.values);
        }
    }

    @Test
    void whyTheyAreNotToBeHadIsTold() throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(false, "lan"); Browser browser = open(camera)) {
            browser.await("document.getElementById('adjust').hidden", "false");
            browser.evaluate("document.getElementById('adjust').click()");
            browser.await("document.getElementById('controls').textContent.includes('--allow-control')", "true");
        }
    }

    private Browser open(AdjustableCamera camera) throws Exception {
        return Browser.open(chromium, profile, "http://127.0.0.1:" + camera.port() + "/");
    }

    /** As a user's hand does it. */
    private static void turn(Browser browser, String knob, String change) throws Exception {
        browser.evaluate("""
            (() => {
                const knob = document.querySelector('#controls %s');
                knob.%s;
                knob.dispatchEvent(new Event('change'));
            })()
            """.formatted(knob, change));
    }
}
