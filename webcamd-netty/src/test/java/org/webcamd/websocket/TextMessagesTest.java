package org.webcamd.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.frame.Frame;

class TextMessagesTest {
    @Test
    void whatWasShownIsANumber() {
        assertEquals(new Acknowledgement(0, 123), Acknowledgement.parse("123", true));
        assertEquals(new Acknowledgement(4, 123), Acknowledgement.parse("4 123", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "1.5", "1 2 3", "9999999999999999999", "123456 1", "0x1", "1\n", "one"})
    void anythingElseIsNone(String text) {
        assertNull(Acknowledgement.parse(text, false));
        assertNull(Acknowledgement.parse(text + " ", true));
    }

    @Test
    void aCameraIsAskedForByNameAndWish() {
        assertEquals(new Words.Asked("bed", "width=320&fps=5"),
            Words.asked("{\"camera\":\"bed\",\"wish\":\"width=320&fps=5\"}"));
        assertEquals(new Words.Asked("b\u00e9d", ""), Words.asked(" { \"wish\" : \"\", \"camera\" : \"b\\u00e9d\" } "));
        assertEquals(new Words.Asked("bed", null), Words.asked("{\"camera\":\"bed\",\"wish\":null}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "null", "\"bed\"", "{\"camera\":\"bed\"}", "{\"wish\":\"\"}",
        "{\"camera\":1,\"wish\":\"\"}", "{\"camera\":\"bed\",\"wish\":1}", "{\"camera\":\"bed\",\"wish\":[]}",
        "{\"camera\":\"bed\",\"wish\":\"\"} 1", "{\"camera\":\"bed\",\"wish\":\"\",\"more\":1}",
        "{\"camera\":\"bed\",\"wish\":\"\"", "{\"camera\":{\"camera\":\"bed\",\"wish\":\"\"}}"})
    void anythingElseAsksForNothing(String text) {
        assertNull(Words.asked(text));
    }

    @Test
    void whatFramesShowIsTold() {
        assertEquals("{\"kind\":\"live\",\"wish\":\"\"}", Words.track(null, 0, Frame.Kind.LIVE, ""));
        assertEquals("{\"camera\":\"a\\\"b\",\"number\":3,\"kind\":\"card\",\"wish\":\"width=320\"}",
            Words.track("a\"b", 3, Frame.Kind.CARD, "width=320"));
        assertEquals("{\"camera\":\"bed\",\"error\":\"why\"}", Words.error("bed", "why"));
    }

    @Test
    void whoIsSentFramesMaySayMuchAndWhoIsNotSomething() {
        InboundLimit limit = new InboundLimit(0);
        int admitted = 0;
        while (limit.admits(0)) {
            admitted++;
        }
        assertTrue(admitted >= 100 && admitted <= 1_000, "at once: " + admitted);

        long now = TimeUnit.SECONDS.toNanos(10);
        for (int i = 0; i < 100_000; i++) {
            limit.onFrameSent();
            assertTrue(limit.admits(now), "an acknowledgement for each frame");
        }
    }
}
