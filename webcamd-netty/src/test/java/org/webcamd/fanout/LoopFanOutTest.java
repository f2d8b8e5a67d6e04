package org.webcamd.fanout;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.fixture.Frames;
import org.webcamd.fixture.HandCrankedLoop;
import org.webcamd.frame.Frame;
import org.webcamd.ring.FrameRing;

final class LoopFanOutTest {
    private final List<Boolean> demands = new ArrayList<>();
    private final FrameRing ring = new FrameRing(demands::add);
    private final HandCrankedLoop loop = new HandCrankedLoop();
    private final LoopFanOut fanOut = new LoopFanOut(ring, loop);
    private final Recorder first = new Recorder();
    private final Recorder second = new Recorder();

    @AfterEach
    void closeRing() {
        ring.close();
    }

    @Test
    void manyFramesMakeOneTaskAndTheNewestIsOffered() {
        fanOut.join(first);
        for (int sequence = 1; sequence <= 50; sequence++) {
            ring.publish(Frames.live(sequence));
        }

        assertEquals(1, loop.pending());
        loop.turn();

        assertEquals(List.of(50L), first.offered);
        assertEquals(0, loop.pending());
    }

    @Test
    void everyFrameIsOfferedToALoopThatKeepsUp() {
        fanOut.join(first);
        fanOut.join(second);
        for (int sequence = 1; sequence <= 3; sequence++) {
            ring.publish(Frames.live(sequence));
            loop.turn();
        }

        assertEquals(List.of(1L, 2L, 3L), first.offered);
        assertEquals(List.of(1L, 2L, 3L), second.offered);
    }

    @Test
    void frameThatIsPublishedWhileOthersAreOfferedMakesATaskOfItsOwn() {
        fanOut.join(new Recorder() {
            @Override
            public void offer(Frame loan) {
                super.offer(loan);
                if (loan.sequence() == 1) {
                    ring.publish(Frames.live(2));
                }
            }
        });
        fanOut.join(first);
        ring.publish(Frames.live(1));
        loop.turn();

        assertEquals(1, loop.pending());
        loop.turn();
        assertEquals(2L, first.offered.get(first.offered.size() - 1));
    }

    @Test
    void whoJoinsIsOfferedTheNewestFrameAtOnce() {
        ring.publish(Frames.live(1));
        ring.publish(Frames.live(2));

        fanOut.join(first);

        assertEquals(List.of(2L), first.offered);
    }

    @Test
    void whoJoinsAnEmptyRingIsOfferedNothing() {
        fanOut.join(first);
        fanOut.offerNewest(first);

        assertEquals(List.of(), first.offered);
    }

    @Test
    void ringIsListenedToOnlyWhileSomebodyIsIn() {
        assertFalse(ring.isWanted());
        fanOut.join(first);
        fanOut.join(second);
        assertTrue(ring.isWanted());
        fanOut.leave(first);
        assertTrue(ring.isWanted());
        fanOut.leave(second);
        assertFalse(ring.isWanted());
        fanOut.leave(second);

        assertEquals(List.of(true, false), demands);
        ring.publish(Frames.live(1));
        assertEquals(0, loop.pending());
    }

    @Test
    void whoLeavesWhileItIsOfferedAFrameTakesItFromNobody() {
        List<Recorder> stay = List.of(new Recorder(), new Recorder(), new Recorder());
        Recorder leaves = new Recorder() {
            @Override
            public void offer(Frame loan) {
                super.offer(loan);
                fanOut.leave(this);
            }
        };
        fanOut.join(stay.get(0));
        fanOut.join(leaves);
        fanOut.join(stay.get(1));
        fanOut.join(stay.get(2));
        ring.publish(Frames.live(1));
        loop.turn();
        ring.publish(Frames.live(2));
        loop.turn();

        stay.forEach(taker -> assertEquals(List.of(1L, 2L), taker.offered));
        assertEquals(List.of(1L), leaves.offered);
    }

    @Test
    void whenAllLeaveDuringOneOfferNobodyIsOfferedAnythingAfterIt() {
        List<Recorder> takers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Recorder taker = new Recorder() {
                @Override
                public void offer(Frame loan) {
                    super.offer(loan);
                    takers.forEach(fanOut::leave);
                }
            };
            takers.add(taker);
            fanOut.join(taker);
        }
        ring.publish(Frames.live(1));
        loop.turn();

        assertEquals(1, takers.stream().mapToInt(taker -> taker.offered.size()).sum());
        assertFalse(ring.isWanted());
    }

    @Test
    void whoJoinsDuringAnOfferDoesNotDisturbIt() {
        fanOut.join(first);
        fanOut.join(new Recorder() {
            @Override
            public void offer(Frame loan) {
                super.offer(loan);
                fanOut.leave(this);
                fanOut.join(second);
            }
        });
        ring.publish(Frames.live(1));
        loop.turn();

        assertEquals(List.of(1L), first.offered);
        assertEquals(List.of(1L), second.offered);
    }

    @Test
    void loopHoldsAFrameOnlyDuringTheOffer() {
        List<Integer> counts = new ArrayList<>();
        FrameTaker counting = loan -> counts.add(loan.refCnt());
        fanOut.join(counting);
        fanOut.join(counting);
        Frame frame = Frames.live(1);
        ring.publish(frame);
        loop.turn();

        assertEquals(List.of(2, 2), counts, "one count of the ring and one of the loop, however many take it");
        assertEquals(1, frame.refCnt());
        ring.clear();
        assertEquals(0, frame.refCnt());
    }

    @Test
    void wakeUpThatFindsTheRingEmptyOffersNothing() {
        fanOut.join(first);
        ring.publish(Frames.live(1));
        ring.clear();
        loop.turn();

        assertEquals(List.of(), first.offered);
    }

    @Test
    void takerThatThrowsCostsNoFrame() {
        Frame frame = Frames.live(1);
        ring.publish(frame);
        try {
            fanOut.join(loan -> {
                throw new IllegalStateException("taker's fault");
            });
        } catch (IllegalStateException expected) {
            assertEquals("taker's fault", expected.getMessage());
        }

        assertEquals(1, frame.refCnt());
    }

    @Test
    void producerIsNotDisturbedByALoopThatHasEnded() {
        fanOut.join(first);
        loop.stop();

        assertDoesNotThrow(() -> ring.publish(Frames.live(1)));
    }

    /** Remembers what it was offered. */
    private static class Recorder implements FrameTaker {
        final List<Long> offered = new ArrayList<>();

        @Override
        public void offer(Frame loan) {
            offered.add(loan.sequence());
        }
    }
}
