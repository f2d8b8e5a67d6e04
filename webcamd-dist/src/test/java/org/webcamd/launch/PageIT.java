package org.webcamd.launch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.cli.CommandLine;

/** The page as a browser shows it. */
final class PageIT {
    private static final String STATE = "document.getElementById('state').textContent";
    private static final String VIEWERS = "document.getElementById('viewers').textContent";
    private static final String NOTICE = "document.getElementById('notice').textContent";
    private static final String PICTURE_WIDTH = "document.getElementById('picture').naturalWidth";
    private static final String IMAGE_ADDRESS = "document.getElementById('picture').getAttribute('src')";
    private static final String CAMERA = "document.querySelector('h1').innerHTML";

    @TempDir
    Path profile;
    private Path chromium;

    @BeforeEach
    void requireChromium() {
        Optional<Path> installed = Browser.installed();
        assumeTrue(installed.isPresent(), "chromium is not installed");
        chromium = installed.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/webcam/"})
    void stateViewersAndPictureAreShownBelowAnyPrefix(String path) throws Exception {
        try (Launcher program = start(0);
            Browser browser = Browser.open(chromium, profile, "http://127.0.0.1:" + program.port() + path)) {
            browser.await(STATE, "Live");
            browser.await(VIEWERS, "1");
            browser.await(PICTURE_WIDTH, "320");
        }
    }

    @Test
    void pictureMoves() throws Exception {
        try (Launcher program = start(0);
            Browser browser = Browser.open(chromium, profile, "http://127.0.0.1:" + program.port() + "/")) {
            browser.await(PICTURE_WIDTH, "320");
            browser.evaluate("""
                window.sample = () => {
                    const canvas = document.createElement('canvas');
                    canvas.getContext('2d').drawImage(document.getElementById('picture'), 0, 0);
                    return canvas.toDataURL();
                }
                """);
            browser.evaluate("window.first = sample()");
            browser.await("first !== sample()", "true");
        }
    }

    @Test
    void serverThatComesBackIsShownAgain() throws Exception {
        Launcher program = start(0);
        int port = program.port();
        try (Browser browser = Browser.open(chromium, profile, "http://127.0.0.1:" + port + "/")) {
            browser.await(STATE, "Live");
            browser.await(IMAGE_ADDRESS, "?stream");
            program.close();
            browser.await(NOTICE, "Connection lost, trying again");
            program = start(port);
            browser.await(STATE, "Live");
            browser.await(NOTICE, "");
            browser.await(VIEWERS, "1");
            browser.await(IMAGE_ADDRESS + ".startsWith('?stream&')", "true");
        } finally {
            program.close();
        }
    }

    @Test
    void cameraThatIsNotThereIsTold() throws Exception {
        try (Launcher program = start(0, "--source", "/dev/<i>camera</i>");
            Browser browser = Browser.open(chromium, profile, "http://127.0.0.1:" + program.port() + "/")) {
            browser.await(STATE, "No camera");
            browser.await("document.getElementById('trouble').textContent !== ''", "true");
            browser.await(CAMERA, "/dev/&lt;i&gt;camera&lt;/i&gt;");
        }
    }

    private static Launcher start(int port) throws Exception {
        return start(port, "--source", "test");
    }

    private static Launcher start(int port, String... source) throws Exception {
        return Launcher.start(CommandLine.parse(source[0], source[1], "--width", "320", "--height", "240",
            "--v4bindaddress", "127.0.0.1", "--port", Integer.toString(port)));
    }
}
