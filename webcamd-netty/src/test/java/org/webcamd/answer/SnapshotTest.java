package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.capture.CameraFeed;
import org.webcamd.capture.CaptureSettings;
import org.webcamd.counters.Counter;
import org.webcamd.fixture.Answer;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.frame.Frame;
import org.webcamd.rendition.Lease;
import org.webcamd.server.Bench;

final class SnapshotTest {
    private static final String SNAPSHOT = request("/?snapshot");

    private final Bench bench = new Bench();
    private final ClientChannel client = bench.connect();

    @AfterEach
    void nothingIsLeft() {
        bench.close();
    }

    @Test
    void pictureSaysWhenItWasTaken() {
        client.send(SNAPSHOT);
        bench.publish(7);
        Answer answer = Answer.one(client.received());

        assertEquals(200, answer.status());
        assertEquals("image/jpeg", answer.header("Content-Type"));
        assertEquals("9", answer.header("Content-Length"));
        assertEquals("1700000000.000007", answer.header("X-Timestamp"));
        assertEquals("Tue, 14 Nov 2023 22:13:20 GMT", answer.header("Last-Modified"));
        assertNull(answer.header("Connection"));
        assertEquals("picture 7", answer.body());
        assertEquals(1, bench.counted(Counter.SNAPSHOTS));
    }

    @Test
    void headersHaveTheDigitsOfHttpWhereverTheServerStands() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            client.send(SNAPSHOT);
            bench.publish(7);
        } finally {
            Locale.setDefault(before);
        }

        assertEquals("1700000000.000007", Answer.one(client.received()).header("X-Timestamp"));
    }

    @Test
    void pictureOfTooLongAgoIsNotFresh() {
        bench.publish(Frames.live(1, millisAgo(101)));
        client.send(SNAPSHOT);
        assertEquals("", client.received());

        bench.publish(2);
        assertEquals("picture 2", Answer.one(client.received()).body());
    }

    @Test
    void frameThatComesAfterTheRequestButWasTakenBeforeItIsNotFresh() {
        client.send(request("/?snapshot&max_age=0"));
        bench.publish(Frames.live(1, millisAgo(20)));
        assertEquals("", client.received());

        bench.publish(2);
        assertEquals("picture 2", Answer.one(client.received()).body());
    }

    @Test
    void maxAgeIsTheClientsChoice() {
        bench.publish(Frames.live(1, millisAgo(5_000)));
        client.send(request("/?snapshot&max_age=60000"));

        assertEquals("picture 1", Answer.one(client.received()).body());
    }

    @Test
    void allThatWaitGetTheSameFrame() {
        List<ClientChannel> clients = new ArrayList<>(List.of(client, bench.connect(), bench.connect()));
        clients.forEach(each -> each.send(request("/?snapshot&max_age=0")));
        bench.publish(1);

        clients.forEach(each -> assertEquals("picture 1", Answer.one(each.received()).body()));
        assertEquals(3, bench.counted(Counter.SNAPSHOTS));
        assertFalse(bench.ring.isWanted());
    }

    @Test
    void cardIsNeverASnapshot() {
        bench.publish(Frames.card(1));
        client.send(request("/?snapshot&max_age=3600000"));
        bench.publish(Frames.card(2));
        assertEquals("", client.received());
        client.pass(1, TimeUnit.SECONDS);

        assertEquals(503, Answer.one(client.received()).status());
        assertEquals(0, bench.counted(Counter.SNAPSHOTS));
    }

    @Test
    void atTheDeadlineTheReasonIsTold() {
        client.send(SNAPSHOT);
        client.pass(999, TimeUnit.MILLISECONDS);
        assertEquals("", client.received());
        client.pass(1, TimeUnit.MILLISECONDS);
        Answer answer = Answer.one(client.received());

        assertEquals(503, answer.status());
        assertEquals("1", answer.header("Retry-After"));
        assertEquals("text/plain; charset=utf-8", answer.header("Content-Type"));
        assertEquals("no picture: the camera is being opened\n", answer.body());
        assertEquals(1, bench.counted(Counter.SNAPSHOTS_LATE));
        assertTrue(client.isOpen());
        assertFalse(bench.ring.isWanted());
    }

    @Test
    void connectionGoesOnAfterADeadline() {
        client.send(SNAPSHOT);
        client.pass(1, TimeUnit.SECONDS);
        client.received();
        client.send(SNAPSHOT);
        bench.publish(1);

        assertEquals("picture 1", Answer.one(client.received()).body());
    }

    @Test
    void deadlineIsTheUsersChoice() {
        bench.snapshotTimeout(Duration.ofMillis(30));
        ClientChannel hurried = bench.connect();
        hurried.send(SNAPSHOT);
        hurried.pass(29, TimeUnit.MILLISECONDS);
        assertEquals("", hurried.received());
        hurried.pass(1, TimeUnit.MILLISECONDS);

        assertEquals(503, Answer.one(hurried.received()).status());
    }

    @Test
    void answeredRequestHasNoDeadlineAnyMore() {
        client.send(SNAPSHOT);
        bench.publish(1);
        client.received();
        client.pass(9, TimeUnit.SECONDS);

        assertEquals("", client.received());
        assertEquals(0, bench.counted(Counter.SNAPSHOTS_LATE));
    }

    @Test
    void clientThatGoesWhileItWaitsLeavesNothing() {
        client.send(SNAPSHOT);
        assertTrue(bench.ring.isWanted());
        client.close();
        client.runPendingTasks();

        assertFalse(bench.ring.isWanted());
        bench.publish(1);
        assertEquals(0, bench.counted(Counter.SNAPSHOTS));
        assertEquals(0, bench.counted(Counter.SNAPSHOTS_LATE));
    }

    @Test
    void clientThatGoesInsideThePictureReleasesIt() {
        client.stopTaking();
        client.send(SNAPSHOT);
        Frame held = Frames.ofBytes(1, 10_000);
        held.retain();
        bench.publish(held);
        client.take(300);
        client.close();
        client.received();
        bench.ring.clear();

        assertEquals(1, held.refCnt());
        held.release();
    }

    @Test
    void headWaitsLikeGetAndSendsNoBody() {
        client.send(SNAPSHOT.replace("GET", "HEAD"));
        bench.publish(7);
        Answer answer = Answer.ofHead(client.received());

        assertEquals(200, answer.status());
        assertEquals("9", answer.header("Content-Length"));
        assertEquals("1700000000.000007", answer.header("X-Timestamp"));
        assertEquals("", answer.body());
    }

    @Test
    void eachRequestForOnePictureTooManyIsRefusedAndCounted() throws Exception {
        CameraFeed feed = bench.served().inOrder().get(0).feed();
        List<Lease> made = new ArrayList<>();
        for (int quality = 1; quality <= CaptureSettings.USUAL_RENDITIONS; quality++) {
            made.add(feed.lease(WishItems.wish(RequestTarget.parse("/?quality=" + quality))).orElseThrow());
        }
        for (String form : List.of("snapshot", "stream")) {
            client.send(request("/?" + form + "&quality=99"));
            Answer answer = Answer.one(client.received());
            assertEquals(503, answer.status());
            assertTrue(answer.body().contains("(--max-renditions): quality=1, quality=2"), answer.body());
        }
        assertEquals(2, feed.counters().value(Counter.VIEWS_REFUSED));
        made.forEach(Lease::close);
    }

    private static String request(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: cam\r\n\r\n";
    }

    private static long millisAgo(long millis) {
        return System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
