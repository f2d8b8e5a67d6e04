package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.interactions.Actions;
import org.webcamd.browser.Chromium;

/** How video comes to the page of a camera, and what is told of it. */
@Timeout(120)
final class PageVideoIT {
    private static final String STATE = "document.getElementById('state').textContent";
    private static final String BADGE = "document.getElementById('badge').textContent";
    private static final String TRANSPORTS = "fetch('?info').then(answer => answer.json())"
        + ".then(info => info.viewers.map(viewer => viewer.transport).join())";

    @RegisterExtension
    static final Chromium browser = new Chromium();
    private static Launcher program;

    @BeforeAll
    static void serve() throws Exception {
        program = PageIT.start(0);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @BeforeEach
    void open() throws Exception {
        browser.open("http://127.0.0.1:" + program.port() + "/");
        browser.await(STATE, "Live");
        browser.await(PageIT.PICTURE_WIDTH, "320");
    }

    @Test
    void pausedPictureStandsAndCostsNothing() throws Exception {
        press(" ");
        browser.await(STATE, "Paused");
        browser.await(BADGE + ".startsWith('Paused')", "true");
        browser.await(PageIT.VIEWERS, "0");
        browser.await(PageIT.PICTURE_WIDTH, "320");
        press(" ");
        browser.await(STATE, "Live");
        browser.await(PageIT.VIEWERS, "1");
        browser.awaitMove(PageIT.PICTURE);
    }

    @Test
    void videoComesThroughAWebSocketAndIsYoung() throws Exception {
        browser.await(TRANSPORTS, "websocket");
        browser.await("document.getElementById('image').hidden", "true");
        browser.await("/^(< )?[0-9.]+ s old$/.test(document.getElementById('age').textContent)", "true");
        assertEquals("true", browser.evaluate(
            "parseFloat(document.getElementById('age').textContent.replace('< ', '')) < 2"));
    }

    @Test
    void whereNoWebSocketIsToBeHadThePictureIsAnImage() throws Exception {
        browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument",
            Map.of("source", "delete window.WebSocket"));
        browser.driver().navigate().refresh();
        browser.await(STATE, "Live");
        browser.await("document.getElementById('image').naturalWidth", "320");
        browser.await(TRANSPORTS, "multipart");
        press(" ");
        browser.await(PageIT.VIEWERS, "0");
        browser.await("document.getElementById('picture').hidden", "false");
        press(" ");
        browser.awaitMove("#image");
    }

    @Test
    void rateIsToldWhenItIsTrueAndNotBefore() throws Exception {
        browser.evaluate("(window.rates = new Set(), setInterval(() =>"
            + " rates.add(document.getElementById('rate').textContent), 100))");
        browser.await("[...rates].some(rate => /^[0-9.]+ a second$/.test(rate))", "true");
        assertEquals("true", browser.evaluate("[...rates].every(rate => rate === '\u2013 a second'"
            + " || parseFloat(rate) < 33)"));
    }

    @Test
    void tabThatNobodySeesTakesNothing() throws Exception {
        see(false);
        browser.await(PageIT.VIEWERS, "0");
        see(true);
        browser.await(PageIT.VIEWERS, "1");
        browser.awaitMove(PageIT.PICTURE);
    }

    private static void see(boolean seen) {
        browser.evaluate("Object.defineProperty(document, 'hidden', {configurable: true, value: " + !seen + "})");
        browser.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    }

    private static void press(String keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }
}
