package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.access.AccessSettings;
import org.webcamd.access.AllowedOrigins;
import org.webcamd.auth.AuthSettings;
import org.webcamd.auth.TestUsers;
import org.webcamd.counters.Counters;
import org.webcamd.fanout.HeldFrames;
import org.webcamd.site.CameraName;
import org.webcamd.site.ServedCameras;
import org.webcamd.viewer.Viewers;

final class RouteTest {
    private static final Counters COUNTERS = new Counters();
    private static final AccessSettings ACCESS = new AccessSettings(AllowedOrigins.LAN, List.of(), false);
    private static final Viewers VIEWERS = new Viewers(1, new HeldFrames(), COUNTERS);
    private static final RouteTable ROUTES = new RouteTable(new ServedCameras(List.of(), VIEWERS), VIEWERS, null,
        Optional.empty(), null, ACCESS,
        TestUsers.door(AuthSettings.OPEN, COUNTERS), COUNTERS);

    @ParameterizedTest
    @ValueSource(strings = {"/?stream", "/?action=stream", "/stream", "/stream.mjpg",
        "/?stream=", "/?stream=1", "/?STREAM", "/?Action=Stream", "/STREAM.MJPG",
        "/?stream&1699999999999", "/?1699999999999&stream", "/?stream&timestamp=1&bypassCache=2",
        "/?cacheBust=1&action=stream", "/?action=stream&%zz=%", "/?%E4%zz&stream",
        "/webcam/?action=stream", "/webcam/stream", "/a/b/stream.mjpg?x=1", "/webcam?action=stream",
        "http://cam.local:8080/?stream", "http://cam.local:8080?action=stream", "/?action=str%65am",
        "/?action=stream_0", "/?action=STREAM_12", "/front/?action=stream", "/front?stream", "/stream?snapshot",
        "/?action=stream?nonce=1", "/?stream?nonce=1", "/?action=stream?dummy=param.mjpg", "/?stream?", "/?stream/",
        "/?action=stream%3Fdummy=param.mjpg", "/%3Faction=stream", "/bed/?stream?x", "/?n=1?action=stream",
        "//?action=stream", "/?ACTION=STREAM/", "/?action=stream#", "/?action=stream.mjpg", "/?action=stream_1.mjpg",
        "/?x;stream", "/?x&amp;action=stream", "/?action=stream+", "/?action=stream%20&x", "/?stream%20"})
    void liveStream(String target) throws BadRequestException {
        assertEquals("stream", route(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?snapshot", "/?action=snapshot", "/?action=snapshot_1", "/snapshot", "/snapshot.jpg",
        "/?snapshot=", "/?snapshot=0", "/?SnapShot", "/SNAPSHOT.JPG", "/?snapshot&1699999999999",
        "/?max_age=0&snapshot", "/webcam/?action=snapshot&rotate=1", "/webcam/snapshot.jpg",
        "http://cam/snapshot", "/?snapshot&stream",
        "/?action=snapshot?t=1699999999", "/?snapshot/", "/?snapshot.jpg", "/?action=snapshot.jpeg",
        "/?action=snapshot&n=1?t=2", "/?action=snapshot/?t=1", "/?action=snapshot&.jpg"})
    void picture(String target) throws BadRequestException {
        assertEquals("snapshot", route(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?info", "/info", "/?INFO=", "/webcam/?info", "/webcam/Info", "/?x=1&info"})
    void statistics(String target) throws BadRequestException {
        assertEquals("info", route(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/webcam/", "/?", "/?1699999999999", "/?x=stream", "/?%zz", "http://cam", "",
        "/?streaming", "/?x=stream?y", "/?.mjpg"})
    void page(String target) throws BadRequestException {
        assertEquals("page", route(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page.js", "/?page.js", "/webcam/?page.js", "/front?page.js", "/webcam/front/page.js",
        "/?PAGE.JS&1699999999999"})
    void scriptOfPages(String target) throws BadRequestException {
        assertEquals("page.js", route(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page.css", "/a/b/missing?page.css", "/webcam/page.css"})
    void styleOfPages(String target) throws BadRequestException {
        assertEquals("page.css", route(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/favicon.ico", "/streaming", "/stream.mp4", "/webcam", "/snapshot.png", "*",
        "/stream.mjpg.x"})
    void notFound(String target) throws BadRequestException {
        assertEquals("not found", route(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?action", "/?action=take", "/?action=", "/?x&action=%zz", "/?action=stream_",
        "/?action=stream_x", "/?action=_1", "/?action=streams_1"})
    void unknownActionIsABadValue(String target) {
        String value = RequestTarget.parse(target).value("action");

        assertEquals("bad value of action: '" + value + "'; accepted: stream, snapshot, command",
            assertThrows(BadRequestException.class, () -> route(target)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"front", "Back_2", "0", "-", "stream_1", "webcam"})
    void nameOfACameraIsNoRoute(String name) throws BadRequestException {
        CameraName.check(name);

        assertEquals("not found", route("/" + name));
    }

    @Test
    void wordOfARouteIsNoNameOfACamera() {
        assertTrue(RouteRows.forms().pathWords().contains("streams"));
        for (String word : RouteRows.forms().pathWords()) {
            assertThrows(IllegalArgumentException.class, () -> CameraName.check(word), word);
        }
    }

    private static String route(String target) throws BadRequestException {
        return ROUTES.of(RequestTarget.parse(target)).name();
    }
}
