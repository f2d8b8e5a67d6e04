package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.webcamd.browser.Chromium;

/** The page's controls, in a real browser. */
@Timeout(120)
final class ControlsPageIT {
    private static final String PANEL = "getComputedStyle(document.getElementById('controls')).display";
    private static final String KNOBS = "document.querySelectorAll('#controls .knob').length";

    @RegisterExtension
    static final Chromium browser = new Chromium();

    @Test
    void controlsAreShownAndSet() throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(true, "lan")) {
            open(camera);
            browser.await("document.getElementById('adjust').hidden", "false");
            browser.await(PANEL, "none");
            browser.evaluate("document.getElementById('adjust').click()");
            browser.await(KNOBS, "3");
            browser.await(PANEL, "flex");
            browser.await("document.querySelector('#controls [type=range]').value", "100");
            turn("[type=range]", "value = 42");
            browser.await("document.querySelector('#controls [type=number]').value", "42");
            turn("select", "value = 1");
            turn("[type=checkbox]", "checked = false");
            browser.await("(fetch('?info').then(answer => answer.json())"
                + ".then(info => window.told = Object.values(info.camera.controls).join()), window.told)", "42,1,0");
            assertEquals(Map.of("brightness", 42, "auto_exposure", 1, "white_balance_automatic", 0), camera.values);
        }
    }

    @Test
    void controlIsTypedAndReset() throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(true, "lan")) {
            open(camera);
            browser.await("document.getElementById('adjust').hidden", "false");
            browser.evaluate("document.getElementById('adjust').click()");
            browser.await(KNOBS, "3");
            turn("[type=number]", "value = 77");
            browser.await("document.querySelector('#controls [type=range]').value", "77");
            turn("select", "value = 1");
            browser.await("document.querySelectorAll('#controls .reset').length", "2");
            browser.evaluate("document.querySelector('#controls .reset').click()");
            browser.await("document.querySelectorAll('#controls .reset').length", "1");
            browser.evaluate("document.querySelector('#controls .row button').click()");
            browser.await("document.querySelectorAll('#controls .reset').length", "0");
            assertEquals(Map.of("brightness", 100, "auto_exposure", 3, "white_balance_automatic", 1), camera.values);
        }
    }

    @Test
    void whyTheyAreNotToBeHadIsTold() throws Exception {
        try (AdjustableCamera camera = new AdjustableCamera(false, "lan")) {
            open(camera);
            browser.await("document.getElementById('adjust').hidden", "false");
            browser.evaluate("document.getElementById('adjust').click()");
            browser.await("document.getElementById('controls').textContent.includes('--allow-control')", "true");
        }
    }

    private static void open(AdjustableCamera camera) {
        browser.open("http://127.0.0.1:" + camera.port() + "/");
    }

    /** As a user's hand does it. */
    private static void turn(String knob, String change) {
        browser.evaluate("""
            (() => {
                const knob = document.querySelector('#controls %s');
                knob.%s;
                knob.dispatchEvent(new Event('change'));
            })()
            """.formatted(knob, change));
    }
}
