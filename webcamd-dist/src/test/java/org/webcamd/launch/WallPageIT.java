package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.webcamd.browser.Chromium;

/** The wall of cameras, one of which may be large. */
@Timeout(120)
final class WallPageIT {
    private static final String HEADING = "document.getElementById('heading').textContent";
    private static final String SHOWN = "document.querySelectorAll('#tiles li:not([hidden])').length";

    @RegisterExtension
    static final Chromium browser = new Chromium();
    private static Launcher program;

    @BeforeAll
    static void serve() throws Exception {
        program = PageIT.start(0, "--camera", "a=test", "--camera", "b=test", "--camera", "lost=/dev/video77",
            "--camera", "d=test", "--camera", "e=test", "--camera", "f=test", "--camera", "g=test", "--camera",
            "h=test", "--camera", "i=test");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @BeforeEach
    void open() throws Exception {
        browser.open("http://127.0.0.1:" + program.port() + "/");
        browser.await("document.getElementById('state').textContent", "8 of 9 live");
    }

    @Test
    void allAreSeenWithoutScrollingAndAllMove() throws Exception {
        browser.await("document.getElementById('tiles').scrollHeight <= document.getElementById('tiles').clientHeight",
            "true");
        for (int camera : new int[] {1, 2, 4, 5, 6, 7, 8, 9}) {
            browser.awaitMove("li:nth-child(" + camera + ") :is(canvas, img):not([hidden])");
        }
        browser.screenshot("nine");
    }

    @Test
    void allComeByOneConnectionAndTheLargeOneAlone() throws Exception {
        browser.await("fetch('?info').then(answer => answer.json()).then(info => info.viewers.length + ' '"
            + " + new Set(info.viewers.map(viewer => viewer.address + ' ' + viewer.transport)).size)", "9 1");
        press("1");
        browser.await("fetch('?info').then(answer => answer.json())"
            + ".then(info => info.viewers.map(viewer => viewer.camera).join())", "a");
        browser.awaitMove("li:nth-child(1) canvas");
    }

    @Test
    void keyEnlargesAndEscapeLeadsBack() throws Exception {
        press("2");
        browser.await(HEADING, "b");
        browser.await(SHOWN, "1");
        browser.await("document.getElementById('state').textContent", "Live");
        browser.screenshot("one-of-nine");
        assertEquals("", browser.violations());
        press("4");
        browser.await(HEADING, "d");
        press(Keys.ESCAPE.toString());
        browser.await(HEADING, "Cameras");
        browser.await(SHOWN, "9");
    }

    @Test
    void clickEnlargesAndTheBrowsersWayBackLeadsBack() throws Exception {
        browser.driver().findElement(By.cssSelector("li:nth-child(5) a")).click();
        browser.await(HEADING, "e");
        browser.await("location.hash", "#e");
        browser.evaluate("history.back()");
        browser.await(HEADING, "Cameras");
        browser.await(SHOWN, "9");
    }

    @Test
    void cameraThatIsLostIsToldOnce() throws Exception {
        press("3");
        browser.await(HEADING, "lost");
        browser.await("document.getElementById('state').textContent", "No camera");
        browser.await("document.querySelector('li:nth-child(3) .notice').textContent", "The camera gives no picture");
    }

    private static void press(String keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }
}
