package org.webcamd.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>();

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, (byte) (number >> 8), (byte) number});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void addressesAreServedInTurn() {
        queue.add(address(1), "a1");
        queue.add(address(1), "a2");
        queue.add(address(1), "a3");
        queue.add(address(2), "b1");
        queue.add(address(2), "b2");
        queue.add(address(3), "c1");

        StringBuilder order = new StringBuilder();
        for (Optional<String> next = queue.take(); next.isPresent(); next = queue.take()) {
            order.append(next.get()).append(' ');
        }
        assertEquals("a1 b1 c1 a2 b2 a3 ", order.toString());
    }

    @Test
    void oneAddressHasFewPlaces() {
        for (int i = 0; i < FairQueue.MOST_OF_ADDRESS; i++) {
            assertTrue(queue.add(address(1), "a"));
        }
        assertFalse(queue.add(address(1), "a"));
        assertTrue(queue.add(address(2), "b"));

        queue.take();
        assertTrue(queue.add(address(1), "a"));
    }

    @Test
    void allAddressesTogetherAreBounded() {
        for (int i = 0; i < FairQueue.MOST; i++) {
            assertTrue(queue.add(address(i), "x"));
        }
        assertFalse(queue.add(address(FairQueue.MOST), "x"));
        queue.take();
        assertTrue(queue.add(address(FairQueue.MOST), "x"));
    }
}
