package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTargetTest {
    @ParameterizedTest
    @CsvSource({"/, ''", "/stream, stream", "/webcam/Stream.MJPG, stream.mjpg", "/webcam/?x, ''", "'', ''", "?x, ''",
        "/a%2Fsnapshot, snapshot", "/snap%73hot, snapshot", "/%zz, %zz", "http://cam:8080, ''",
        "http://cam:8080/stream, stream", "HTTPS://cam/a/b, b", "/stream#fragment, stream", "*, *"})
    void lastSegmentIsWhatStandsBehindTheLastSlash(String target, String segment) {
        assertEquals(segment, RequestTarget.parse(target).lastSegment());
    }

    @ParameterizedTest
    @CsvSource({"/, ''", "/a/B/?x, ',a,b'", "/webcam/fr%6Fnt/stream.mjpg, ',webcam,front,stream.mjpg'",
        "http://cam/front, ',front'", "/a%2Fb, ',a,b'"})
    void segmentsStandBetweenTheSlashes(String target, String segments) {
        assertEquals(segments, String.join(",", RequestTarget.parse(target).segments()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?rotate=90", "/?x&ROTATE=90", "/webcam/?1699999999999&rotate=90&rotate=180",
        "http://cam/?rotate=90", "http://cam?rotate=90", "http://cam?rotate=90&from=/a/b", "/?rotat%65=%390",
        "/?%zz=%zz&rotate=90", "/?&&rotate=90&", "/?rotate=90#top", "/?=&rotate=90",
        "/?x?rotate=90", "/?rotate=90?nonce=1", "/?n=1?rotate=90?rotate=180", "/??rotate=90", "/?x;rotate=90",
        "/?x&amp;rotate=90", "/?rotate=90/", "/?rotate=90%20", "/?rotate=90+", "/?rotate=90.jpg", "/?rotate=90.MJPG/",
        "/?x%3Frotate=90", "/?rotate=90%3fnonce=1", "/%3Frotate=90", "/bed/%3frotate=90&x", "//?rotate=90"})
    void firstItemOfANameCountsWhereverItStands(String target) {
        assertEquals("90", RequestTarget.parse(target).value("rotate"));
    }

    @Test
    void itemWithoutAValueHasAnEmptyOne() {
        assertEquals("", RequestTarget.parse("/?stream").value("stream"));
        assertEquals("", RequestTarget.parse("/?stream=").value("stream"));
        assertNull(RequestTarget.parse("/?stream").value("rotate"));
        assertNull(RequestTarget.parse("/").value("stream"));
    }

    @Test
    void valueKeepsItsCaseAndItsEqualsSigns() {
        assertEquals("A=b", RequestTarget.parse("/?token=A=b").value("token"));
    }

    @Test
    void brokenEncodingStaysAsItIs() {
        RequestTarget target = RequestTarget.parse("/?a=%&b=%4&%zz=1&c=100%25");

        assertEquals("%", target.value("a"));
        assertEquals("%4", target.value("b"));
        assertEquals("1", target.value("%zz"));
        assertEquals("100%", target.value("c"));
    }

    @Test
    void itemsStandInTheOrderOfTheQuery() {
        assertEquals(List.of(new RequestTarget.Item("b", "1"), new RequestTarget.Item("a", "")),
            RequestTarget.parse("/?B=1&a").items());
    }
}
