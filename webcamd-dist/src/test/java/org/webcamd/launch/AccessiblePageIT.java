package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.browser.Chromium;

/** The pages as axe-core sees them: names, roles and contrasts, for those who do not see, or not well. */
@Timeout(180)
final class AccessiblePageIT {
    @RegisterExtension
    static final Chromium browser = new Chromium();

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void pageWithControlsIsAccessible(String scheme) throws Exception {
        browser.prefer("prefers-color-scheme", scheme);
        try (AdjustableCamera camera = new AdjustableCamera(true, "lan")) {
            browser.open("http://127.0.0.1:" + camera.port() + "/");
            browser.await("document.getElementById('adjust').hidden", "false");
            browser.evaluate("document.getElementById('adjust').click()");
            browser.await("document.querySelectorAll('#controls .knob').length", "3");
            browser.await(PageIT.PICTURE_WIDTH, "320");
            browser.screenshot("controls-" + scheme);
            assertEquals("", browser.violations());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void wallIsAccessible(String scheme) throws Exception {
        browser.prefer("prefers-color-scheme", scheme);
        try (Launcher program = PageIT.start(0, "--camera", "front=test", "--camera", "lost=/dev/video77")) {
            browser.open("http://127.0.0.1:" + program.port() + "/");
            browser.await("document.getElementById('state').textContent", "1 of 2 live");
            browser.await(PageIT.tileWidth(0), "320");
            browser.screenshot("wall-" + scheme);
            assertEquals("", browser.violations());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void pageOfALostCameraIsAccessible(String scheme) throws Exception {
        browser.prefer("prefers-color-scheme", scheme);
        browser.telephone(390, 844);
        try (Launcher program = PageIT.start(0, "--source", "/dev/video77")) {
            browser.open("http://127.0.0.1:" + program.port() + "/");
            browser.await("document.getElementById('state').textContent", "No camera");
            browser.evaluate("document.getElementById('statistics').click()");
            browser.await("document.querySelector('.trouble p').textContent !== ''", "true");
            browser.screenshot("lost-" + scheme);
            assertEquals("", browser.violations());
        }
    }
}
