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
    /** The canvas of the video, or the image where that does not come through. */
    static final String PICTURE = "#stage > :is(canvas, img):not([hidden])";
    static final String PICTURE_WIDTH = width("document.querySelector('" + PICTURE + "')");
    static final String VIEWERS = "fetch('?info').then(answer => answer.json()).then(info => info.viewerCount)";
    private static final String NOTICE = "(document.querySelector('#notice strong') || {textContent: ''}).textContent";
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
            browser.awaitMove(PICTURE);
        }
    }

    @Test
    void serverThatComesBackIsShownAgain() throws Exception {
        Launcher program = start(0);
        int port = program.port();
        try {
            browser.open("http://127.0.0.1:" + port + "/");
            browser.await(STATE, "Live");
            program.close();
            browser.await(NOTICE, "Connection lost");
            program = start(port);
            browser.await(STATE, "Live");
            browser.await(NOTICE, "");
            browser.await(VIEWERS, "1");
            browser.awaitMove(PICTURE);
        } finally {
            program.close();
        }
    }

    @Test
    void cameraThatIsNotThereIsTold() throws Exception {
        try (Launcher program = start(0, "--source", "/dev/<i>camera</i>")) {
            browser.open("http://127.0.0.1:" + program.port() + "/");
            browser.await(STATE, "No camera");
            browser.await(NOTICE, "The camera gives no picture");
            // Cards are no pictures.
            browser.await("fetch('?info').then(answer => answer.json())"
                + ".then(info => info.viewers.some(viewer => viewer.framesSent > 2))", "true");
            browser.await("document.getElementById('rate').textContent", "\u2013 a second");
            browser.evaluate("document.getElementById('statistics').click()");
            browser.await("document.querySelector('.trouble p').textContent.includes('/dev/<i>camera</i>')", "true");
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
            browser.await("document.getElementById('more').hidden", "false");
            browser.await(CAMERA, "side");
            browser.evaluate("document.getElementById('more').click()");
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
                // Smaller where the browser is busy with all of them.
                browser.await("[160, 320].includes(" + tileWidth(camera) + ")", "true");
            }
            browser.await(tile(5, ".notice"), "The camera gives no picture");
            browser.awaitMove("li:nth-child(7) :is(canvas, img):not([hidden])");
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

    static String tileWidth(int number) {
        return width("document.querySelectorAll('.tile')[" + number
            + "].querySelector(':is(canvas, img):not([hidden])')");
    }

    private static String width(String element) {
        return "(shown => shown.localName === 'img' ? shown.naturalWidth : shown.width)(" + element + ")";
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
