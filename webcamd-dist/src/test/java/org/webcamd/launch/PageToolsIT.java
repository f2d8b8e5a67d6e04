package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.interactions.WheelInput;
import org.webcamd.browser.Chromium;

/** What somebody does with the picture of a camera, by real keys, clicks, wheels and fingers. */
@Timeout(120)
final class PageToolsIT {
    private static final String STATE = "document.getElementById('state').textContent";
    private static final String FULL = "document.fullscreenElement !== null";
    private static final String ZOOM = "document.getElementById('stage').style.getPropertyValue('--zoom')";
    private static final String LEFT = "parseFloat(document.getElementById('stage').style.getPropertyValue('--x'))";
    private static final String SHAPE = """
        (shown => (shown.naturalWidth || shown.width) + ' x ' + (shown.naturalHeight || shown.height))(
            document.querySelector('%s'))""".formatted(PageIT.PICTURE);

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

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void pictureIsSavedWithCameraAndTimeAsItsName(String keysBefore) throws Exception {
        browser.evaluate("""
            (HTMLAnchorElement.prototype.click = function () { window.saved = this.download },
                URL.createObjectURL = blob => {
                    blob.arrayBuffer().then(bytes => { window.savedBytes = new Uint8Array(bytes) });
                    return 'about:blank';
                })
            """);
        press(keysBefore + "s");
        browser.await("/^test \\d{4}-\\d\\d-\\d\\d \\d\\d\\.\\d\\d\\.\\d\\d\\.jpg$/.test(saved)", "true");
        browser.await("savedBytes[0].toString(16) + savedBytes[1].toString(16)", "ffd8");
        browser.await("savedBytes.length > 1000", "true");
    }

    @Test
    void fullScreenComesAndGoesByKeyButtonAndDoubleClick() throws Exception {
        press("f");
        browser.await(FULL, "true");
        press("f");
        browser.await(FULL, "false");
        element("full").click();
        browser.await(FULL, "true");
        element("full").click();
        browser.await(FULL, "false");
        new Actions(browser.driver()).doubleClick(element("stage")).perform();
        browser.await(FULL, "true");
        browser.await(PageIT.VIEWERS, "1");
        press("f");
        browser.await(FULL, "false");
    }

    @Test
    void wheelZoomsAndDragMoves() throws Exception {
        new Actions(browser.driver()).scrollFromOrigin(WheelInput.ScrollOrigin.fromElement(element("stage")), 0, -250)
            .perform();
        browser.await(ZOOM + " > 1.5", "true");
        browser.await("document.getElementById('whole').hidden", "false");
        browser.evaluate("window.before = " + LEFT);
        new Actions(browser.driver()).moveToElement(element("stage")).clickAndHold().moveByOffset(-100, 0).release()
            .perform();
        browser.await("Math.round(" + LEFT + " - before)", "-100");
        press("0");
        browser.await(ZOOM, "1");
        browser.await("document.getElementById('whole').hidden", "true");
    }

    @Test
    void twoFingersZoom() throws Exception {
        browser.telephone(390, 844);
        WebElement stage = element("stage");
        browser.driver().perform(List.of(finger("left", stage, -20, -80), finger("right", stage, 20, 80)));
        browser.await(ZOOM + " > 2", "true");
    }

    private static Sequence finger(String name, WebElement on, int from, int to) {
        PointerInput finger = new PointerInput(PointerInput.Kind.TOUCH, name);
        PointerInput.Origin middle = PointerInput.Origin.fromElement(on);
        Sequence way = new Sequence(finger, 0);
        way.addAction(finger.createPointerMove(Duration.ZERO, middle, from, 0));
        way.addAction(finger.createPointerDown(PointerInput.MouseButton.LEFT.asArg()));
        way.addAction(finger.createPointerMove(Duration.ofMillis(200), middle, to, 0));
        way.addAction(finger.createPointerUp(PointerInput.MouseButton.LEFT.asArg()));
        return way;
    }

    @Test
    void turnedPictureIsRememberedForOneself() throws Exception {
        element("view").click();
        browser.driver().findElement(By.cssSelector("#view-panel [aria-label=Right]")).click();
        browser.await(SHAPE, "240 x 320");
        browser.driver().navigate().refresh();
        browser.await(STATE, "Live");
        browser.await(SHAPE, "240 x 320");
        press("mr");
        browser.await(SHAPE, "320 x 240");
        // What is mirrored turns to the other side: so it is as at first, but mirrored.
        browser.await("Boolean(fetch('?info').then(answer => answer.json()).then(info => {"
            + " window.wish = info.viewers.map(viewer => viewer.wish).join() })) && wish.includes('flip=h')", "true");
    }

    @Test
    void sizeIsChosenAndTakenBack() throws Exception {
        element("view").click();
        browser.driver().findElement(By.cssSelector("#view-panel select[data-name=width] option[value='320']"));
        assertEquals("true", browser.evaluate("document.querySelector('#view-panel [data-name=adapt]').checked"));
        choose("quality", "25");
        browser.await("fetch('?info').then(answer => answer.json())"
            + ".then(info => info.viewers.some(viewer => viewer.wish.includes('quality=25')))", "true");
        browser.driver().findElement(By.cssSelector("#view-panel [aria-label='As it was at first']")).click();
        browser.await("fetch('?info').then(answer => answer.json())"
            + ".then(info => info.viewers.some(viewer => viewer.wish.includes('quality')))", "false");
    }

    private static void choose(String name, String value) {
        browser.driver().findElement(By.cssSelector(
            "#view-panel select[data-name=" + name + "] option[value='" + value + "']")).click();
    }

    @Test
    void addressesForOtherProgramsAreThereToCopy() throws Exception {
        element("use").click();
        browser.await("document.querySelector('.code').naturalWidth > 0", "true");
        String address = "http://127.0.0.1:" + program.port() + "/";
        browser.await("[...document.querySelectorAll('#use-panel code')].map(code => code.textContent).includes('"
            + address + "?action=stream')", "true");
        browser.await("document.getElementById('use-panel').textContent"
            + ".includes('which another machine does not reach')", "true");
        browser.driver().findElement(By.cssSelector("#use-panel .field button")).click();
        browser.await("document.querySelector('#use-panel .field button').textContent", "Copied");
    }

    @Test
    void statisticsAreWordsAndNotFormats() throws Exception {
        element("statistics").click();
        browser.await("document.getElementById('statistics-panel').textContent.includes('built-in test picture')",
            "true");
        browser.await("document.body.textContent.includes('BGR3')", "false");
        // A rate is told once it is one.
        browser.await("[...document.querySelectorAll('#statistics-panel div')]"
            + ".some(row => /^It takes[0-9.]+ a second$/.test(row.textContent))", "true");
        press(Keys.ESCAPE.toString());
        browser.await("document.getElementById('statistics-panel').hidden", "true");
        browser.await("document.activeElement.id", "statistics");
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "use", "statistics"})
    void panelIsAccessibleOnATelephoneThatLies(String button) throws Exception {
        browser.telephone(844, 390);
        element(button).click();
        browser.await("document.querySelector('.panel:not([hidden]) h2') !== null", "true");
        browser.await("document.documentElement.scrollHeight <= innerHeight", "true");
        browser.screenshot(button);
        assertEquals("", browser.violations());
    }

    @Test
    void telephoneThatLiesShowsThePictureInAllOfItsHeight() throws Exception {
        browser.telephone(844, 390);
        browser.await("document.documentElement.scrollHeight <= innerHeight", "true");
        browser.await("document.getElementById('stage').clientHeight", "390");
        browser.screenshot("lying");
    }

    private static WebElement element(String id) {
        return browser.driver().findElement(By.id(id));
    }

    private static void press(String keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }
}
