package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.viewer.MultipartFraming;

final class QueryItemsTest {
    private static final String CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/143.0.0.0 Safari/537.36";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0";
    private static final String SAFARI = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 "
        + "(KHTML, like Gecko) Version/18.5 Safari/605.1.15";
    private static final String IMAGE = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8";
    private static final String PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    @Test
    void withoutItemsTheDefaultsHold() throws BadRequestException {
        RequestTarget bare = RequestTarget.parse("/?snapshot");

        assertEquals(TimeUnit.MILLISECONDS.toNanos(100), QueryItems.maxAgeNanos(bare));
        assertEquals(MultipartFraming.TRAILING_BOUNDARY, QueryItems.framing(bare, null, null));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2500, 2500", "3600000, 3600000"})
    void maxAgeIsMilliseconds(String value, long millis) throws BadRequestException {
        assertEquals(TimeUnit.MILLISECONDS.toNanos(millis),
            QueryItems.maxAgeNanos(RequestTarget.parse("/?snapshot&max_age=" + value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "3600001", "", "1.5", "abc", "99999999999999999999", "0x10"})
    void badMaxAgeNamesItemValueAndWhatIsAccepted(String value) {
        assertEquals("bad value of max_age: '" + value + "'; accepted: whole milliseconds, 0 to 3600000",
            assertThrows(BadRequestException.class,
                () -> QueryItems.maxAgeNanos(RequestTarget.parse("/?max_age=" + value))).getMessage());
    }

    @Test
    void imageElementOfChromiumGetsHeadersInAdvanceAndNobodyElse() throws BadRequestException {
        RequestTarget target = RequestTarget.parse("/?stream");

        assertEquals(MultipartFraming.ADVANCE_HEADERS, QueryItems.framing(target, CHROME, IMAGE));
        assertEquals(MultipartFraming.TRAILING_BOUNDARY, QueryItems.framing(target, CHROME, PAGE));
        assertEquals(MultipartFraming.TRAILING_BOUNDARY, QueryItems.framing(target, CHROME, "*/*"));
        assertEquals(MultipartFraming.TRAILING_BOUNDARY, QueryItems.framing(target, CHROME, null));
        assertEquals(MultipartFraming.TRAILING_BOUNDARY, QueryItems.framing(target, FIREFOX, IMAGE));
        assertEquals(MultipartFraming.TRAILING_BOUNDARY, QueryItems.framing(target, SAFARI, IMAGE));
        assertEquals(MultipartFraming.TRAILING_BOUNDARY, QueryItems.framing(target, null, IMAGE));
    }

    @ParameterizedTest
    @CsvSource({"1, ADVANCE_HEADERS", "0, TRAILING_BOUNDARY", "TRUE, ADVANCE_HEADERS", "no, TRAILING_BOUNDARY"})
    void itemOverridesTheGuess(String value, MultipartFraming framing) throws BadRequestException {
        RequestTarget target = RequestTarget.parse("/?stream&advance_headers=" + value);

        assertEquals(framing, QueryItems.framing(target, CHROME, IMAGE));
        assertEquals(framing, QueryItems.framing(target, "curl/8", "*/*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "maybe"})
    void badAdvanceHeadersNamesItemValueAndWhatIsAccepted(String value) {
        assertEquals("bad value of advance_headers: '" + value + "'; accepted: 1 or 0",
            assertThrows(BadRequestException.class, () -> QueryItems.framing(
                RequestTarget.parse("/?stream&advance_headers=" + value), CHROME, IMAGE)).getMessage());
    }
}
