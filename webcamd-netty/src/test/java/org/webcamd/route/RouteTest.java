package org.webcamd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteTest {
    @ParameterizedTest
    @ValueSource(strings = {"/?stream", "/?action=stream", "/stream", "/stream.mjpg",
        "/?stream=", "/?stream=1", "/?STREAM", "/?Action=Stream", "/STREAM.MJPG",
        "/?stream&1699999999999", "/?1699999999999&stream", "/?stream&timestamp=1&bypassCache=2",
        "/?cacheBust=1&action=stream", "/?action=stream&%zz=%", "/?%E4%zz&stream",
        "/webcam/?action=stream", "/webcam/stream", "/a/b/stream.mjpg?x=1", "/webcam?action=stream",
        "http://cam.local:8080/?stream", "http://cam.local:8080?action=stream", "/?action=str%65am",
        "/?action=stream_0", "/?action=STREAM_12", "/front/?action=stream", "/front?stream", "/stream?snapshot"})
    void liveStream(String target) throws BadRequestException {
        assertEquals(Route.STREAM, Route.of(RequestTarget.parse(target)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?snapshot", "/?action=snapshot", "/?action=snapshot_1", "/snapshot", "/snapshot.jpg",
        "/?snapshot=", "/?snapshot=0", "/?SnapShot", "/SNAPSHOT.JPG", "/?snapshot&1699999999999",
        "/?max_age=0&snapshot", "/webcam/?action=snapshot&rotate=1", "/webcam/snapshot.jpg",
        "http://cam/snapshot", "/?snapshot&stream"})
    void picture(String target) throws BadRequestException {
        assertEquals(Route.SNAPSHOT, Route.of(RequestTarget.parse(target)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?info", "/info", "/?INFO=", "/webcam/?info", "/webcam/Info", "/?x=1&info"})
    void statistics(String target) throws BadRequestException {
        assertEquals(Route.INFO, Route.of(RequestTarget.parse(target)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/webcam/", "/?", "/?1699999999999", "/?x=stream", "/?%zz", "http://cam", "",
        "/?streams"})
    void page(String target) throws BadRequestException {
        assertEquals(Route.PAGE, Route.of(RequestTarget.parse(target)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/favicon.ico", "/streams", "/stream.mp4", "/webcam", "/snapshot.png", "*",
        "/stream.mjpg.x"})
    void notFound(String target) throws BadRequestException {
        assertEquals(Route.UNKNOWN, Route.of(RequestTarget.parse(target)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?action", "/?action=take", "/?action=", "/?x&action=%zz", "/?action=stream_",
        "/?action=stream_x", "/?action=_1", "/?action=streams_1"})
    void unknownActionIsABadValue(String target) {
        String value = RequestTarget.parse(target).value("action");

        assertEquals("bad value of action: '" + value + "'; accepted: stream, snapshot, command",
            assertThrows(BadRequestException.class, () -> Route.of(RequestTarget.parse(target))).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "snapshot", "info", "Controls", "STREAM"})
    void wordOfARouteIsNoNameOfACamera(String word) {
        assertEquals("the name '" + word + "' has a meaning in addresses, choose another",
            assertThrows(IllegalArgumentException.class, () -> CameraName.check(word)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"front", "Back_2", "0", "-", "stream_1", "webcam"})
    void nameOfACameraIsNoRoute(String name) throws BadRequestException {
        CameraName.check(name);

        assertEquals(Route.UNKNOWN, Route.of(RequestTarget.parse("/" + name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a.b", "a=b", "\u00e4"})
    void whatHasToBeEncodedInAnAddressIsNoName(String name) {
        assertEquals("a name has letters, digits, _ and - only, at least one",
            assertThrows(IllegalArgumentException.class, () -> CameraName.check(name)).getMessage());
    }
}
