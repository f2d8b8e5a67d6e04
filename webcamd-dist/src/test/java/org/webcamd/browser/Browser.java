package org.webcamd.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.WebDriverException;

/**
 * A headless browser for the tests of one class, as an extension in a static field: started for the first test, with an
 * empty page and an empty store for each, ended behind the last. Where it is not installed, each test is skipped. Asked
 * by the thread that runs the tests; every wait has an end.
 */
public abstract class Browser
    implements BeforeEachCallback, AfterTestExecutionCallback, AfterEachCallback, AfterAllCallback {
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 50;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private BrowserProcess process;
    private String testClass;

    /** The programs without which it does not start. */
    abstract Programs programs();

    /** Starts it with its files in an empty folder, and opens an empty page. The process is what {@link #quit} ends. */
    abstract ProcessHandle start(Path folder) throws Exception;

    /** Has it begin to end, and closes what leads to it. */
    abstract void quit();

    /** Has an empty page in place of the one that is open, with nothing of what that one was told to emulate. */
    abstract void renew();

    /** Opens an address; returns when the scripts of its page have run. */
    public abstract void open(String url);

    /** The text that an expression has as its value, or that it promises. */
    abstract String text(String expression);

    abstract byte[] png();

    @Override
    public final void beforeEach(ExtensionContext context) throws Exception {
        testClass = context.getRequiredTestClass().getSimpleName();
        assumeTrue(programs().missing().isEmpty(), () -> "not installed: " + String.join(", ", programs().missing()));
        if (process == null) {
            process = BrowserProcess.start(this::start);
        }
    }

    @Override
    public final void afterTestExecution(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isPresent() && process != null && process.isAlive()) {
            screenshot("failed-" + context.getRequiredTestMethod().getName());
        }
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        if (process != null && process.isAlive()) {
            renewed();
        }
    }

    /** What each test begins with; an address that comes again finds nothing that its page had stored. */
    final void renewed() {
        valueOrTrouble("localStorage.clear()");
        renew();
    }

    @Override
    public final void afterAll(ExtensionContext context) {
        if (process != null) {
            process.end(this::quit);
        }
    }

    /** The value of an expression as a text; of a promise, that which it promised. */
    public final String evaluate(String expression) {
        return text("Promise.resolve(" + expression + ").then(String)");
    }

    /** Waits until an expression has a value; while it throws, it has none. */
    public final void await(String expression, String expected) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        String value = valueOrTrouble(expression);
        while (!value.equals(expected)) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                fail("not '" + expected + "' but '" + value + "': " + expression
                    + (process.isAlive() ? "" : " (the browser has ended)"));
            }
            Thread.sleep(PAUSE_MILLIS);
            value = valueOrTrouble(expression);
        }
    }

    private String valueOrTrouble(String expression) {
        try {
            return evaluate(expression);
        } catch (WebDriverException trouble) {
            return String.valueOf(trouble.getMessage());
        }
    }

    /** Waits until an img, canvas or video shows another picture than it does now. */
    public final void awaitMove(String selector) throws InterruptedException {
        await(Pixels.all(selector) + " !== 'data:,'", "true");
        evaluate("window.seenBefore = " + Pixels.all(selector));
        await("window.seenBefore !== " + Pixels.all(selector), "true");
    }

    /** Red, green and blue of one pixel of what an img, canvas or video shows: "254 0 0". */
    public final String pixel(String selector, int x, int y) {
        return evaluate(Pixels.one(selector, x, y));
    }

    /** What axe-core finds wrong with the page as it is shown now, one a line; nothing if all is well. */
    public final String violations() {
        return Axe.violations(this);
    }

    /** Keeps what is shown, for people to look at: target/screenshots/CLASS-NAME.png. */
    public final void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(testClass + "-" + name + ".png"), png());
    }
}
