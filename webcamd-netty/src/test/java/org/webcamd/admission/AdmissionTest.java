package org.webcamd.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
    private static final String ATTACKER = "192.0.2.66";
    private static final String SOMEBODY = "192.0.2.1";

    private static final long MEMORY = 1_000;

    private final List<Place> closed = new ArrayList<>();

    @Test
    void addressHasItsShareAndNoMore() {
        Admission admission = admission(10, 2);

        assertEquals(Verdict.ADMITTED, admit(admission, ATTACKER).verdict);
        assertEquals(Verdict.ADMITTED, admit(admission, ATTACKER).verdict);
        assertEquals(Verdict.TOO_MANY_OF_ADDRESS, admit(admission, ATTACKER).verdict);
        assertEquals(Verdict.ADMITTED, admit(admission, SOMEBODY).verdict);
        assertEquals(3, admission.open());
    }

    @Test
    void whoLeavesGivesBackWhatItHadOnce() {
        Admission admission = admission(10, 1);
        Place place = admit(admission, ATTACKER).place;
        place.leave();
        place.leave();
        place.idle();

        assertEquals(0, admission.open());
        assertEquals(Verdict.ADMITTED, admit(admission, ATTACKER).verdict);
    }

    @Test
    void nothingIsRememberedOfAnAddressWithoutConnections() {
        Admission admission = admission(10, 5);
        for (int i = 0; i < 1_000; i++) {
            Place place = admit(admission, "10.0." + i / 256 + "." + i % 256).place;
            place.idle();
            place.leave();
        }
        Place refused = admit(admission(1, 5), SOMEBODY).place;
        refused.leave();

        assertEquals(0, admission.addresses());
        assertEquals(0, admission.open());
    }

    @Test
    void nothingIsRememberedOfWhoWasRefused() {
        Admission admission = admission(1, 1);
        admit(admission, ATTACKER);
        for (int i = 0; i < 100; i++) {
            assertEquals(Verdict.TOO_MANY, admit(admission, "10.0.0." + i).verdict);
        }

        assertEquals(1, admission.addresses());
    }

    @Test
    void longestIdleConnectionMakesRoom() {
        Admission admission = admission(3, 3);
        Place first = idle(admission, "10.0.0.1");
        Place second = idle(admission, "10.0.0.2");
        Place third = idle(admission, "10.0.0.3");
        first.busy();
        first.idle();

        assertEquals(Verdict.ADMITTED, admit(admission, SOMEBODY).verdict);
        assertEquals(List.of(second), closed);
        assertEquals(Verdict.ADMITTED, admit(admission, SOMEBODY).verdict);
        assertEquals(List.of(second, third), closed);
        assertEquals(3, admission.open());
    }

    @Test
    void addressWithMostConnectionsMakesRoomFirst() {
        Admission admission = admission(4, 4);
        final Place neighbour = idle(admission, "10.0.0.1");
        idle(admission, ATTACKER);
        Place busy = admit(admission, ATTACKER).place;
        idle(admission, ATTACKER);
        admit(admission, SOMEBODY);
        admit(admission, SOMEBODY);

        assertEquals(2, closed.size());
        assertFalse(closed.contains(neighbour));
        assertFalse(closed.contains(busy));
        admit(admission, SOMEBODY);
        assertTrue(closed.contains(neighbour), "the attacker has nothing idle any more");
    }

    @Test
    void whoIsBusyIsNotClosed() {
        Admission admission = admission(2, 2);
        idle(admission, "10.0.0.1").busy();
        admit(admission, "10.0.0.2");

        assertEquals(Verdict.TOO_MANY, admit(admission, SOMEBODY).verdict);
        assertEquals(List.of(), closed);
    }

    @Test
    void connectionsOfAProxyAreNotCountedAsOneAddress() {
        Admission admission = new Admission(100, new ConnectionSettings(Optional.of(2),
            new TrustedProxies(List.of("10.0.0.0/8"))), MEMORY);
        for (int i = 0; i < 100; i++) {
            assertEquals(Verdict.ADMITTED, admit(admission, "10.0.0.1").verdict);
        }

        assertEquals(100, admission.open());
        assertEquals(0, admission.addresses());
    }

    @Test
    void requestsOfAProxyCountForWhomItNames() {
        Admission admission = new Admission(100, new ConnectionSettings(Optional.of(2),
            new TrustedProxies(List.of("10.0.0.1"))), MEMORY);
        Place first = admit(admission, "10.0.0.1").place;
        Place second = admit(admission, "10.0.0.1").place;
        Place third = admit(admission, "10.0.0.1").place;

        assertTrue(first.beginRequest(client(ATTACKER)));
        assertTrue(second.beginRequest(client(ATTACKER)));
        assertFalse(third.beginRequest(client(ATTACKER)));
        assertTrue(third.beginRequest(client(SOMEBODY)));
        third.idle();
        first.idle();
        assertTrue(third.beginRequest(client(ATTACKER)), "the first has been answered");
        second.leave();
        assertTrue(first.beginRequest(client(ATTACKER)), "the second has gone");
        first.leave();
        third.leave();
        assertEquals(0, admission.addresses());
    }

    @Test
    void connectionsOfAnAddressShareItsMemoryForRequests() {
        Admission admission = admission(10, 5);
        Place first = admit(admission, ATTACKER).place;
        Place second = admit(admission, ATTACKER).place;

        assertTrue(first.requestMemory().take(900));
        assertFalse(second.requestMemory().take(200));
        assertTrue(admit(admission, SOMEBODY).place.requestMemory().take(1_000));
        first.leave();
        first.requestMemory().give(900);
        assertTrue(second.requestMemory().take(1_000));
    }

    @Test
    void hostsOfAnIpv6NetworkAreOneAddress() {
        Admission admission = admission(10, 1);
        admit(admission, "2001:db8:1:2::1");

        assertEquals(Verdict.TOO_MANY_OF_ADDRESS, admit(admission, "2001:db8:1:2:3:4:5:6").verdict);
        assertEquals(Verdict.ADMITTED, admit(admission, "2001:db8:1:3::1").verdict);
    }

    @Test
    void linkLocalAddressesAreNotOne() {
        Admission admission = admission(10, 1);
        admit(admission, "fe80::1");

        assertEquals(Verdict.ADMITTED, admit(admission, "fe80::2").verdict);
        assertEquals(Verdict.TOO_MANY_OF_ADDRESS, admit(admission, "fe80::1").verdict);
    }

    @Test
    void unknownAddressIsOneLikeAnother() {
        Admission admission = admission(10, 1);

        assertEquals(Verdict.ADMITTED, admit(admission, (InetSocketAddress) null).verdict);
        assertEquals(Verdict.TOO_MANY_OF_ADDRESS, admit(admission, (InetSocketAddress) null).verdict);
    }

    /** Whatever many threads do, all is as it was when everybody has left. */
    @Test
    void manyThreadsLeaveNothingBehind() {
        Admission admission = new Admission(20, new ConnectionSettings(Optional.of(6), TrustedProxies.NONE), MEMORY);
        CompletableFuture<?>[] threads = new CompletableFuture<?>[4];
        for (int thread = 0; thread < threads.length; thread++) {
            Random random = new Random(thread);
            threads[thread] = CompletableFuture.runAsync(() -> comeAndGo(admission, random));
        }
        CompletableFuture.allOf(threads).join();

        assertEquals(0, admission.open());
        assertEquals(0, admission.addresses());
    }

    private static void comeAndGo(Admission admission, Random random) {
        List<Place> mine = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            Place[] place = new Place[1];
            place[0] = admission.place(client("10.0.0." + random.nextInt(8)), () -> place[0].leave());
            place[0].enter();
            mine.add(place[0]);
            Place other = mine.get(random.nextInt(mine.size()));
            other.idle();
            if (random.nextBoolean()) {
                other.busy();
            }
            if (mine.size() > 10) {
                mine.remove(random.nextInt(mine.size())).leave();
            }
            assertTrue(admission.open() <= admission.limit());
        }
        mine.forEach(Place::leave);
    }

    private record Admitted(Place place, Verdict verdict) {
    }

    private static Admission admission(int limit, int share) {
        return new Admission(limit, new ConnectionSettings(Optional.of(share), TrustedProxies.NONE), MEMORY);
    }

    private static InetSocketAddress client(String address) {
        return new InetSocketAddress(address, 40_000);
    }

    private Admitted admit(Admission admission, String address) {
        return admit(admission, client(address));
    }

    private Admitted admit(Admission admission, InetSocketAddress address) {
        Place[] place = new Place[1];
        place[0] = admission.place(address, () -> closed.add(place[0]));
        return new Admitted(place[0], place[0].enter());
    }

    private Place idle(Admission admission, String address) {
        Place place = admit(admission, address).place;
        place.idle();
        return place;
    }
}
