package org.webcamd.launch;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.browser.Chromium;
import org.webcamd.cli.CommandLine;

/** The page as a browser shows it. */
final class PageIT {
    private static final String STATE = "document.getElementById('state').textContent";
    private static final String VIEWERS = "document.getElementById('viewers').textContent";
    private static final String NOTICE = "document.getElementById('notice').textContent";
    private static final String PICTURE_WIDTH = "document.getElementById('picture').naturalWidth";
    private static final String IMAGE_ADDRESS = "document.getElementById('picture').getAttribute('src')";
    private static final String CAMERA = "document.querySelector('h1').innerHTML";

    @RegisterExtension
    static final Chromium browser = new Chromium();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/webcam/"})
    void stateViewersAndPictureAreShownBelowAnyPrefix(String path) throws Exception {
        try (Launcher program = start(0)) {
            browser.open("http://127.0.0.1:" + program.port() + path);
            browser.await(STATE, "Live");
            browser.await(VIEWERS, "1");
            browser.await(PICTURE_WIDTH, "320");
        }
    }

    @Test
    void pictureMoves() throws Exception {
        try (Launcher program = start(0)) {
            browser.open("http://127.0.0.1:" + program.port() + "/");
            browser.await(PICTURE_WIDTH, "320");
            browser.awaitMove("#picture");
        }
    }

    @Test
    void serverThatComesBackIsShownAgain() throws Exception {
        Launcher program = start(0);
        int port = program.port();
        try {
            browser.open("http://127.0.0.1:" + port + "/");
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
        try (Launcher program = start(0, "--source", "/dev/<i>camera</i>")) {
            browser.open("http://127.0.0.1:" + program.port() + "/");
            browser.await(STATE, "No camera");
            browser.await("document.getElementById('trouble').textContent !== ''", "true");
            browser.await(CAMERA, "/dev/&lt;i&gt;camera&lt;/i&gt;");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/webcam/"})
    void allCamerasAreTilesThatLeadToTheirPages(String path) throws Exception {
        try (Launcher program = start(0, "--camera", "front=test", "--camera", "lost=/dev/video77", "--camera",
            "side=test,width=160,height=120")) {
            browser.open("http://127.0.0.1:" + program.port() + path);
            browser.await(tile(0, ".name"), "front");
            browser.await(tile(1, ".name"), "lost");
            browser.await(tile(2, ".name"), "side");
            browser.await(tile(1, ".about .state"), "No camera");
            browser.await(STATE, "2 of 3 live");
            browser.await(tileWidth(0), "320");
            browser.await(tileWidth(2), "160");
            browser.evaluate("document.querySelectorAll('.tile')[2].click()");
            browser.await(CAMERA, "side");
            browser.await("location.pathname", path + "side/");
            browser.await(STATE, "Live");
            browser.await(VIEWERS, "1");
            browser.await(PICTURE_WIDTH, "160");
            browser.await("document.getElementById('all').hidden", "false");
            browser.evaluate("document.getElementById('all').click()");
            browser.await("location.pathname", path);
            browser.await("document.querySelectorAll('.tile').length", "3");
        }
    }

    @Test
    void moreCamerasThanABrowserHasConnectionsAreShown() throws Exception {
        try (Launcher program = start(0, "--camera", "a=test", "--camera", "b=test", "--camera", "c=test", "--camera",
            "d=test", "--camera", "e=test", "--camera", "f=/dev/video77", "--camera", "g=test")) {
            browser.open("http://127.0.0.1:" + program.port() + "/");
            browser.await(STATE, "6 of 7 live");
            for (int camera : new int[] {0, 1, 2, 3, 4, 6}) {
                browser.await(tileWidth(camera), "320");
            }
            browser.await(tile(5, ".notice") + ".startsWith('no camera at /dev/video77')", "true");
            browser.evaluate("window.first = " + tileAddress(6));
            browser.await("first !== " + tileAddress(6) + " && first.includes('?snapshot')", "true");
        }
    }

    @Test
    void camerasThatComeBackAreShownAgain() throws Exception {
        String[] cameras = {"--camera", "a=test", "--camera", "b=test"};
        Launcher program = start(0, cameras);
        int port = program.port();
        try {
            browser.open("http://127.0.0.1:" + port + "/");
            browser.await(STATE, "All live");
            program.close();
            browser.await(tile(0, ".notice"), "Connection lost, trying again");
            program = start(port, cameras);
            browser.await(STATE, "All live");
            browser.await(tile(0, ".notice"), "");
            browser.await(tileWidth(1), "320");
        } finally {
            program.close();
        }
    }

    @Test
    void pageOfTheOnlyCameraLeadsToNoOthers() throws Exception {
        try (Launcher program = start(0)) {
            browser.open("http://127.0.0.1:" + program.port() + "/");
            browser.await(STATE, "Live");
            browser.await("document.getElementById('all').hidden", "true");
        }
    }

    private static String tile(int number, String part) {
        return "document.querySelectorAll('.tile')[" + number + "].querySelector('" + part + "').textContent";
    }

    private static String tileWidth(int number) {
        return "document.querySelectorAll('.tile img')[" + number + "].naturalWidth";
    }

    private static String tileAddress(int number) {
        return "document.querySelectorAll('.tile img')[" + number + "].getAttribute('src')";
    }

    static Launcher start(int port) throws Exception {
        return start(port, "--source", "test");
    }

    static Launcher start(int port, String... cameras) throws Exception {
        Stream<String> more = Stream.of("--width", "320", "--height", "240", "--v4bindaddress", "127.0.0.1", "--port",
            Integer.toString(port));
        String[] arguments = Stream.concat(Stream.of(cameras), more).toArray(String[]::new);
        return Launcher.start(CommandLine.parse(arguments), () -> { });
    }
}
