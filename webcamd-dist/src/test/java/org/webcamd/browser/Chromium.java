package org.webcamd.browser;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumNetworkConditions;
import org.openqa.selenium.remote.http.ClientConfig;

/** Chromium through its driver, with what its developer tools can have it emulate. */
public final class Chromium extends Browser {
    /** Warns of any Chromium that is newer than Selenium; what it looks for is not used. Held, or its level is lost. */
    private static final Logger VERSION_FINDER = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    static {
        VERSION_FINDER.setLevel(Level.OFF);
    }

    private final List<String> switches;
    private ChromeDriver driver;

    /** More switches are for what it believes. */
    public Chromium(String... switches) {
        this.switches = List.of(switches);
    }

    /** For what a test wants of Selenium itself: elements, real clicks, keys, wheels and fingers. */
    public ChromeDriver driver() {
        return driver;
    }

    @Override
    Programs programs() {
        return new Programs("chromium", "chromedriver");
    }

    @Override
    ProcessHandle start(Path folder) {
        ChromeDriverService service = new ChromeDriverService.Builder()
            .usingDriverExecutable(Programs.path("chromedriver").toFile())
            .usingAnyFreePort()
            .withEnvironment(Map.of("TMPDIR", folder.toString()))
            .withLogOutput(OutputStream.nullOutputStream())
            .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Programs.path("chromium").toFile());
        // The end of an endless stream in a page is not waited for.
        options.setPageLoadStrategy(PageLoadStrategy.EAGER);
        options.addArguments("--headless", "--window-size=1280,900", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--disable-dev-shm-usage", "--disable-breakpad", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--user-data-dir=" + folder.resolve("profile"));
        options.addArguments(switches);
        driver = new ChromeDriver(service, options, ClientConfig.defaultConfig().readTimeout(LIMIT));
        driver.manage().timeouts().pageLoadTimeout(ANSWER_LIMIT).scriptTimeout(ANSWER_LIMIT);
        long process = ((Number) driver.getCapabilities().getCapability("goog:processID")).longValue();
        // The driver, whose child the browser is.
        return ProcessHandle.of(process).flatMap(ProcessHandle::parent).orElseThrow();
    }

    @Override
    void quit() {
        driver.quit();
    }

    @Override
    void renew() {
        String left = driver.getWindowHandle();
        String next = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        driver.switchTo().window(left).close();
        driver.switchTo().window(next);
    }

    @Override
    public void open(String url) {
        driver.get(url);
    }

    @Override
    String text(String expression) {
        return (String) driver.executeScript("return " + expression);
    }

    @Override
    byte[] png() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** A window of that size inside, on a desk. */
    public void window(int width, int height) {
        screen(width, height, 1, false);
    }

    /** A telephone of that size, held so that the larger side is where it is said to be, with a finger for a mouse. */
    public void telephone(int width, int height) {
        screen(width, height, 2, true);
    }

    private void screen(int width, int height, int density, boolean mobile) {
        tell("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height,
            "deviceScaleFactor", density, "mobile", mobile));
        tell("Emulation.setTouchEmulationEnabled", Map.of("enabled", mobile));
    }

    /** What the user likes, as pages are told: ("prefers-color-scheme", "dark"). */
    public void prefer(String feature, String value) {
        tell("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** A link that carries no more than that, from now on. */
    public void throttle(int kbps, Duration latency) {
        int bytesPerSecond = kbps * 1000 / 8;
        driver.setNetworkConditions(new ChromiumNetworkConditions().setLatency(latency)
            .setDownloadThroughput(bytesPerSecond).setUploadThroughput(bytesPerSecond));
    }

    private void tell(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand(command, parameters);
    }
}
