package org.webcamd.adapt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webcamd.fanout.FanOut;
import org.webcamd.fanout.Subscription;
import org.webcamd.fixture.ClientChannel;
import org.webcamd.fixture.Frames;
import org.webcamd.frame.Frame;
import org.webcamd.ring.FrameRing;
import org.webcamd.wish.Size;
import org.webcamd.wish.Wish;

class AdaptiveSupplyTest {
    private static final int BYTES = 58_000;

    private final ClientChannel client = new ClientChannel();
    private final Map<String, FrameRing> views = new TreeMap<>();
    private final List<String> leased = new ArrayList<>();
    private final List<Long> offered = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final FixedLink link = new FixedLink();
    private int mostViews = 10;
    private AdaptiveSupply supply;

    @BeforeEach
    void beginWithTheCamerasOwn() {
        supply = new AdaptiveSupply(Wish.NONE, view(Wish.NONE).orElseThrow(), this::view, link, client.eventLoop(), 0,
            wish -> told.add(wish.query()));
        supply.begin(frame -> offered.add(frame.sequence()));
    }

    @AfterEach
    void nothingIsLeased() {
        supply.end();
        client.pass(1, TimeUnit.HOURS);

        assertEquals(List.of(), leased);
        views.forEach((wish, ring) -> assertFalse(ring.isWanted(), wish));
        views.values().forEach(FrameRing::close);
        client.assertNothingLeft();
    }

    @Test
    void aFrameWaitsUntilTheOneBeforeHasArrived() {
        send(1, 0);
        link.underWay = BYTES;
        assertFalse(supply.isReady());
        link.underWay = 1_448;

        assertTrue(supply.isReady(), "what is one segment is not told");
        assertEquals(List.of(), told);
    }

    @Test
    void itIsOfferedWhenTheOneBeforeHasArrived() {
        send(1, 0);
        link.underWay = BYTES;
        publish("", 2);
        assertFalse(supply.isReady());
        link.underWay = 0;
        offered.clear();
        client.pass(40, TimeUnit.MILLISECONDS);

        assertEquals(List.of(2L), offered);
    }

    @Test
    void afterOneThatTookLongASmallerPictureIsSent() {
        send(1, 400);

        assertEquals(1, told.size());
        assertEquals(told, leased, "the one before was given back");
        publish(told.get(0), 2);
        assertEquals(2L, offered.get(offered.size() - 1));
    }

    @Test
    void aPictureThatDoesNotTellItsSizeStaysAsItIs() {
        Frame noJpeg = Frames.live(1);
        supply.onSend(noJpeg, BYTES);
        noJpeg.release();
        supply.onTaken();

        assertTrue(supply.isReady(), "a picture without a size has no smaller one");
    }

    @Test
    void whereNoMorePicturesAreMadeOneThatIsThereWillDo() {
        mostViews = 2;
        view(Ladder.of(Wish.NONE, new Size(1280, 720)).steps().get(7));
        leased.remove("width=160&quality=50");
        send(1, 400);

        assertEquals(List.of("width=160&quality=50"), told);
    }

    @Test
    void whereNoneIsToBeHadItStaysAsItIs() {
        mostViews = 0;
        send(1, 400);

        assertEquals(List.of(), told);
        assertEquals(List.of(""), leased);
        publish("", 2);
        assertTrue(offered.contains(2L));
    }

    @Test
    void aViewThatShowsNothingIsLeftAgain() {
        send(1, 400);
        client.pass(5, TimeUnit.SECONDS);

        assertEquals("", told.get(told.size() - 1));
        assertEquals(List.of(""), leased);
    }

    @Test
    void aViewThatShowsSomethingIsKept() {
        send(1, 400);
        publish(told.get(0), 2);
        client.pass(5, TimeUnit.SECONDS);

        assertEquals(1, told.size());
    }

    /** Sends a frame that is seen on its way, and to have arrived after so long. */
    private void send(long sequence, long tookMillis) {
        Frame frame = Frames.ofSize(sequence, 1280, 720, BYTES);
        supply.onSend(frame, BYTES);
        frame.release();
        supply.onTaken();
        if (tookMillis > 0) {
            link.underWay = BYTES;
            assertFalse(supply.isReady());
            client.pass(tookMillis, TimeUnit.MILLISECONDS);
            link.underWay = 0;
            supply.isReady();
        }
    }

    private void publish(String wish, long sequence) {
        views.get(wish).publish(Frames.ofSize(sequence, 1280, 720, BYTES));
        client.runPendingTasks();
    }

    private Optional<Subscription> view(Wish wish) {
        if (!views.containsKey(wish.query()) && views.size() >= mostViews) {
            return Optional.empty();
        }
        FrameRing ring = views.computeIfAbsent(wish.query(), first -> new FrameRing(wanted -> { }));
        leased.add(wish.query());
        return Optional.of(
            new Subscription(new FanOut(ring).on(client.eventLoop()), () -> leased.remove(wish.query())));
    }

    /** Has so many bytes under way as the test says. */
    private static final class FixedLink implements Link {
        private long underWay;

        @Override
        public void look() {
            // It is as it is.
        }

        @Override
        public long underWay() {
            return underWay;
        }

        @Override
        public long unheard() {
            return 1_448;
        }

        @Override
        public long roundTripNanos() {
            return 0;
        }
    }
}
