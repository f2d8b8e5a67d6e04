package org.webcamd.adapt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.wish.Size;
import org.webcamd.wish.Wish;

class AdaptationTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    @Test
    void aFastLinkGetsWhatWasAskedFor() {
        SimulatedLink link = new SimulatedLink().run(100_000, 60);

        assertEquals(0, link.changes);
        assertEquals(0, link.step());
    }

    @ParameterizedTest
    @CsvSource({"4000, 12", "1600, 8", "400, 4", "200, 4"})
    void picturesStayYoungBehindASlowLink(int kilobits, int framesPerSecond) {
        SimulatedLink link = new SimulatedLink().run(kilobits, 5).forget().run(kilobits, 60);

        assertTrue(link.ageMillis(0.5) <= 200, "median " + link.ageMillis(0.5));
        assertTrue(link.ageMillis(0.99) <= 300, "99th percentile " + link.ageMillis(0.99));
        assertTrue(link.framesPerSecond(60) >= framesPerSecond, "frames/s " + link.framesPerSecond(60));
    }

    @Test
    void aLinkThatGetsSlowIsFollowedAtOnceAndOneThatGetsFastStepByStep() {
        SimulatedLink link = new SimulatedLink().run(16_000, 10);
        assertEquals(0, link.step());

        link.forget().run(400, 30);
        assertTrue(link.changes <= 3, "changes down: " + link.changes);
        int slow = link.step();
        link.forget().run(16_000, 30);

        assertEquals(0, link.step());
        assertEquals(slow, link.changes, "a step at a time");
    }

    /** Where tries have failed all the time, the first one has to wait for up to a minute. */
    @ParameterizedTest
    @CsvSource({"300", "400", "500", "800", "1600"})
    void aLinkThatWasSlowForLongIsUsedSoonWhenItIsFast(int kilobits) {
        SimulatedLink link = new SimulatedLink().jitter(0.5).run(kilobits, 600).run(50_000, 90);

        assertEquals(0, link.step());
    }

    @ParameterizedTest
    @CsvSource({"0.2", "0.5"})
    void aLinkThatIsUnsteadyDoesNotMakeThePictureSwing(double jitter) {
        for (int kilobits = 200; kilobits <= 8_000; kilobits *= 1.25) {
            SimulatedLink link = new SimulatedLink().jitter(jitter).run(kilobits, 60).forget().run(kilobits, 600);

            assertTrue(link.changes <= 30, "%d changes in ten minutes at %d kbit/s".formatted(link.changes, kilobits));
        }
    }

    @Test
    void oneHiccupOfAFastLinkChangesNothing() {
        SimulatedLink link = new SimulatedLink().run(50_000, 10);
        link.hiccup(4_000).run(50_000, 10);

        assertEquals(0, link.changes);
    }

    @Test
    void aLimitOfKilobitsIsALinkOfThat() {
        double nanosPerByte = 8e6 / 400;
        Adaptation adaptation = new Adaptation(Ladder.of(Wish.NONE, new Size(1280, 720)), nanosPerByte, 0);

        int step = adaptation.onArrived(58_000, MILLISECOND, true, SECOND);

        assertTrue(step >= 4, "step " + step);
    }

    @Test
    void whereNoOtherPictureIsToBeHadItAsksAgainAfterAWhile() {
        Adaptation adaptation = new Adaptation(Ladder.of(Wish.NONE, new Size(1280, 720)), 0, 0);
        assertTrue(adaptation.onArrived(58_000, SECOND, true, SECOND) > 0);
        adaptation.refused(SECOND);

        assertEquals(0, adaptation.onArrived(58_000, SECOND, true, 2 * SECOND));
        assertTrue(adaptation.onArrived(58_000, SECOND, true, 4 * SECOND) > 0);
    }
}
