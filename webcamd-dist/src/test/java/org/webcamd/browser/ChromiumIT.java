package org.webcamd.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;

/** That what a test has the browser emulate is what a page finds. */
@Timeout(180)
final class ChromiumIT {
    @RegisterExtension
    static final Chromium browser = new Chromium();

    private static final String PAGE = """
        <!doctype html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>A page</title><main><h1>A page</h1>%s</main>
        """;
    private static HttpServer server;
    private static String body;

    @BeforeAll
    static void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = PAGE.formatted(body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void open(String main) {
        body = main;
        browser.open("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Test
    void telephoneHasItsSizeAndAFinger() {
        browser.telephone(844, 390);
        open("");
        assertEquals("844 390 2 landscape coarse", browser.evaluate("""
            [innerWidth, innerHeight, devicePixelRatio,
             matchMedia('(orientation: landscape)').matches ? 'landscape' : 'portrait',
             matchMedia('(pointer: coarse)').matches ? 'coarse' : 'fine'].join(' ')"""));
    }

    @Test
    void nextTestBeginsOnAnEmptyPageOfADesk() {
        browser.telephone(390, 844);
        browser.prefer("prefers-color-scheme", "dark");
        browser.throttle(400, Duration.ZERO);
        open("");
        browser.evaluate("localStorage.setItem('kept', 'yes')");
        browser.renewed();
        open("");
        assertEquals("fine light null visible", browser.evaluate("""
            [matchMedia('(pointer: coarse)').matches ? 'coarse' : 'fine',
             matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
             String(localStorage.getItem('kept')), document.visibilityState].join(' ')"""));
    }

    @Test
    void windowHasItsSizeAndDarkIsPreferred() {
        browser.window(1280, 720);
        browser.prefer("prefers-color-scheme", "dark");
        open("");
        assertEquals("1280 720 1 true", browser.evaluate("""
            [innerWidth, innerHeight, devicePixelRatio,
             matchMedia('(prefers-color-scheme: dark)').matches].join(' ')"""));
    }

    @Test
    void throttledLinkTakesItsTime() {
        open("<p>" + "words ".repeat(10_000) + "</p>");
        browser.throttle(400, Duration.ZERO);
        // 60 kB at 50 kB/s.
        String millis = browser.evaluate("""
            (async () => {
                const begun = performance.now();
                await (await fetch('/', {cache: 'no-store'})).text();
                return Math.round(performance.now() - begun);
            })()""");
        assertTrue(Integer.parseInt(millis) > 1000, millis);
    }

    @Test
    void pixelsOfACanvasAreRead() {
        open("<canvas width=4 height=4></canvas>");
        browser.evaluate("""
            (() => {
                const context = document.querySelector('canvas').getContext('2d');
                context.fillStyle = 'rgb(10 20 30)';
                context.fillRect(2, 0, 2, 4);
            })()""");
        assertEquals("0 0 0, 10 20 30", browser.pixel("canvas", 1, 1) + ", " + browser.pixel("canvas", 2, 1));
    }

    @Test
    void realClickCountsAsTheUsersWill() throws Exception {
        open("<button onclick=\"document.querySelector('h1').requestFullscreen()\">Full screen</button>");
        browser.driver().findElement(By.cssSelector("button")).click();
        browser.await("document.fullscreenElement !== null", "true");
    }

    @Test
    void expressionThatThrowsIsTold() {
        open("");
        String told = assertThrows(WebDriverException.class, () -> browser.evaluate("nothing.atAll")).getMessage();
        assertTrue(told.contains("nothing is not defined"), told);
    }

    @Test
    void violationsAreTold() {
        open("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='><p style='color: #999'>Pale</p>");
        String told = browser.violations();
        assertTrue(told.contains("image-alt (critical) at img: "), told);
        assertTrue(told.contains("color-contrast (serious) at p: "), told);
    }

    @Test
    void pageWithoutViolationsHasNone() {
        open("<p>Words.</p>");
        assertEquals("", browser.violations());
    }
}
