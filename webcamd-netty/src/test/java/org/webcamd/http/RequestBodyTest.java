package org.webcamd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.server.Bench;

final class RequestBodyTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
    private static final String GET = "GET / HTTP/1.1\r\nHost: cam\r\n\r\n";

    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5", "Transfer-Encoding: chunked"})
    void whoAsksBeforeSendingABodyIsToldToGoOn(String framing) {
        client.send("POST / HTTP/1.1\r\nHost: cam\r\nExpect: 100-Continue\r\n" + framing + "\r\n\r\n");
        assertEquals(CONTINUE, client.received());
        client.send(framing.endsWith("chunked") ? "5\r\nhello\r\n0\r\n\r\n" : "hello");

        assertEquals(405, Answer.one(client.received()).status());
        client.send(GET);
        assertEquals(200, Answer.one(client.received()).status());
    }

    @Test
    void answersStayWithTheirRequests() {
        client.send("HEAD / HTTP/1.1\r\nHost: cam\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx");
        String received = client.received();
        assertTrue(received.startsWith(CONTINUE), received);
        assertEquals("", Answer.ofHead(received.substring(CONTINUE.length())).body());
        client.send("POST / HTTP/1.1\r\nHost: cam\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx" + GET + GET);
        received = client.received();

        assertTrue(received.startsWith(CONTINUE), received);
        assertEquals(List.of(405, 200, 200),
            Answer.all(received.substring(CONTINUE.length())).stream().map(Answer::status).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: cam\r\nExpect: 100-continue\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: cam\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n",
        "GET / HTTP/1.0\r\nExpect: 100-continue\r\nConnection: keep-alive\r\nContent-Length: 1\r\n\r\nx"})
    void whereThereIsNothingToWaitForTheAnswerComesAtOnce(String request) {
        client.send(request);

        assertEquals(200, Answer.one(client.received()).status());
        assertTrue(client.isOpen());
    }

    @Test
    void otherExpectationsAreNotMet() {
        client.send("POST / HTTP/1.1\r\nHost: cam\r\nExpect: cake\r\nContent-Length: 5\r\n\r\n");
        Answer answer = Answer.one(client.received());

        assertEquals(417, answer.status());
        assertEquals("the only thing that can be expected here is 100-continue\n", answer.body());
        assertFalse(client.isOpen());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Expect: 100-continue\r\n"})
    void bodyThatIsAnnouncedTooLongIsRefusedBeforeItIsSent(String expect) {
        client.send("POST / HTTP/1.1\r\nHost: cam\r\n" + expect + "Content-Length: " + (MEBIBYTE + 1) + "\r\n\r\n");

        assertTooLarge();
    }

    @Test
    void bodyThatGrowsTooLongIsRefusedOnceItIs() {
        client.send("POST / HTTP/1.1\r\nHost: cam\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 16; i++) {
            client.send("10000\r\n" + "x".repeat(MEBIBYTE / 16) + "\r\n");
            assertEquals("", client.received());
        }
        client.send("1\r\nx\r\n");

        assertTooLarge();
    }

    @Test
    void bodyOfAMebibyteIsReadPast() {
        client.send("POST / HTTP/1.1\r\nHost: cam\r\nContent-Length: " + MEBIBYTE + "\r\n\r\n");
        for (int i = 0; i < 128; i++) {
            client.send("\n".repeat(MEBIBYTE / 128));
        }
        client.send(GET);

        assertEquals(List.of(405, 200), Answer.all(client.received()).stream().map(Answer::status).toList());
    }

    @Test
    void bodiesThatAreThrownAwayTakeNoMemoryFromOthers() {
        for (ClientChannel sender : List.of(client, bench.connect())) {
            sender.send("POST / HTTP/1.1\r\nHost: cam\r\nContent-Length: " + MEBIBYTE + "\r\n\r\n");
            for (int i = 0; i < 127; i++) {
                sender.send("x".repeat(MEBIBYTE / 128));
            }
        }
        ClientChannel neighbour = bench.connect();
        neighbour.send(GET);

        assertEquals(200, Answer.one(neighbour.received()).status());
        assertTrue(client.isOpen());
        assertEquals(0, bench.counted(Counter.REQUESTS_REFUSED));
    }

    @Test
    void requestWithoutItsWholeBodyIsLateAndNoRequest() {
        client.send("POST / HTTP/1.1\r\nHost: cam\r\nContent-Length: 10\r\n\r\nhello");
        client.pass(10, TimeUnit.SECONDS);

        assertFalse(client.isOpen());
        assertEquals("", client.received());
        assertEquals(1, bench.counted(Counter.REQUESTS_LATE));
        assertEquals(0, bench.counted(Counter.REQUESTS));
        assertEquals(0, bench.counted(Counter.REQUESTS_MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HT", "GET / HTTP/1.1\r\nHost: ca", "GET / HTTP/1.1\r\nHost: cam\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nhello",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe"})
    void whoGoesInTheMiddleOfARequestHasMadeNone(String begun) {
        client.send(begun);
        client.close();

        assertEquals(0, bench.counted(Counter.REQUESTS));
        assertEquals(0, bench.counted(Counter.REQUESTS_MALFORMED));
        assertEquals(0, bench.counted(Counter.REQUESTS_LATE));
    }

    private void assertTooLarge() {
        Answer answer = Answer.one(client.received());
        assertEquals(413, answer.status());
        assertEquals("close", answer.header("Connection"));
        assertEquals("the body of a request is longer than 1 MiB\n", answer.body());
        assertFalse(client.isOpen());
    }
}
