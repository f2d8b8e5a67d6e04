package org.webcamd.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An address that has as many connections as it may. */
final class FullShareTest {
    private static final String ATTACKER = "192.0.2.66";
    private static final String SOMEBODY = "192.0.2.1";

    private final List<Place> closed = new ArrayList<>();

    @Test
    void addressAtItsShareGivesUpItsOwnLongestIdleConnection() {
        Admission admission = admission(10, 3);
        idle(admission, SOMEBODY);
        Place busy = admit(admission, ATTACKER).place;
        Place first = idle(admission, ATTACKER);
        Place second = idle(admission, ATTACKER);

        assertEquals(Verdict.ADMITTED, admit(admission, ATTACKER).verdict);
        assertEquals(List.of(first), closed);
        assertEquals(Verdict.ADMITTED, admit(admission, ATTACKER).verdict);
        assertEquals(List.of(first, second), closed);
        assertEquals(Verdict.TOO_MANY_OF_ADDRESS, admit(admission, ATTACKER).verdict, "all of its are busy");
        assertFalse(closed.contains(busy));
        assertEquals(4, admission.open());
    }

    @Test
    void addressAtItsShareGivesUpItsOwnWhenAllAreTaken() {
        Admission admission = admission(4, 2);
        idle(admission, SOMEBODY);
        idle(admission, SOMEBODY);
        admit(admission, ATTACKER);
        Place own = idle(admission, ATTACKER);

        assertEquals(Verdict.ADMITTED, admit(admission, ATTACKER).verdict);
        assertEquals(List.of(own), closed, "the neighbour's have been idle for longer");
        assertEquals(4, admission.open());
    }

    private record Admitted(Place place, Verdict verdict) {
    }

    private static Admission admission(int limit, int share) {
        return new Admission(limit, new ConnectionSettings(Optional.of(share), TrustedProxies.NONE), 1_000);
    }

    private Admitted admit(Admission admission, String address) {
        Place[] place = new Place[1];
        place[0] = admission.place(new InetSocketAddress(address, 40_000), () -> closed.add(place[0]));
        return new Admitted(place[0], place[0].enter());
    }

    private Place idle(Admission admission, String address) {
        Place place = admit(admission, address).place;
        place.idle();
        return place;
    }
}
