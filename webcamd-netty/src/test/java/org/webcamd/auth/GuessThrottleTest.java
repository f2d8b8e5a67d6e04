package org.webcamd.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.auth.GuessThrottle.Verdict.CHECK;
import static org.webcamd.auth.GuessThrottle.Verdict.KNOWN_WRONG;
import static org.webcamd.auth.GuessThrottle.Verdict.THROTTLED;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class GuessThrottleTest {
    private final InetAddress address = address(1);
    private long nanos = Long.MAX_VALUE - 1_000;
    private final GuessThrottle throttle = new GuessThrottle(() -> nanos);
    private long next;

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(
                new byte[] {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ByteBuffer key(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, number);
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            throttle.wrong(address, key(++next));
        }
    }

    private void pass(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void fiveWrongInAMinuteAreFollowedByAPause() {
        guess(4);
        assertEquals(CHECK, throttle.verdict(address, key(0)));

        guess(1);
        assertEquals(THROTTLED, throttle.verdict(address, key(0)));
        assertEquals(30, throttle.pauseSeconds(address));
        pass(29);
        assertEquals(THROTTLED, throttle.verdict(address, key(0)));
        assertEquals(1, throttle.pauseSeconds(address));
        pass(1);
        assertEquals(CHECK, throttle.verdict(address, key(0)));
    }

    @Test
    void fiveWrongInALongerTimeAreForgiven() {
        for (int i = 0; i < 20; i++) {
            guess(1);
            pass(16);
        }
        assertEquals(CHECK, throttle.verdict(address, key(0)));
    }

    @Test
    void pausesGrowUpToAQuarterOfAnHour() {
        for (long expected : new long[] {30, 60, 120, 240, 480, 900, 900, 900}) {
            guess(5);
            assertEquals(expected, throttle.pauseSeconds(address));
            pass(expected);
        }
    }

    @Test
    void anHourOfPeaceMakesPausesShortAgain() {
        guess(5);
        pass(30);
        guess(5);
        pass(60);
        assertEquals(CHECK, throttle.verdict(address, key(0)));
        pass(3_601);
        guess(5);
        assertEquals(30, throttle.pauseSeconds(address));
    }

    @Test
    void askingDuringAPauseDoesNotProlongIt() {
        guess(5);
        for (int i = 0; i < 30; i++) {
            assertEquals(THROTTLED, throttle.verdict(address, key(0)));
            pass(1);
        }
        assertEquals(CHECK, throttle.verdict(address, key(0)));
    }

    @Test
    void sameWrongPasswordIsOneGuess() {
        guess(1);
        assertEquals(KNOWN_WRONG, throttle.verdict(address, key(next)));
        pass(61);
        assertEquals(CHECK, throttle.verdict(address, key(next)));
    }

    @Test
    void whatWasWrongMayBeRightWhenTheUsersHaveChanged() {
        guess(1);
        throttle.usersChanged();
        assertEquals(CHECK, throttle.verdict(address, key(next)));
    }

    @Test
    void othersAreNotPaused() {
        guess(5);
        assertEquals(CHECK, throttle.verdict(address(2), key(0)));
    }

    @Test
    void addressesThatAreRememberedAreBounded() {
        for (int i = 0; i < 3 * GuessThrottle.MOST_ADDRESSES; i++) {
            throttle.wrong(address(i), key(i));
        }
        assertTrue(throttle.addresses() <= GuessThrottle.MOST_ADDRESSES);
    }
}
