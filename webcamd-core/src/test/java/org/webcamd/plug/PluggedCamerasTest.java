package org.webcamd.plug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluggedCamerasTest {
    @TempDir
    Path root;
    private Onlooker on;

    @BeforeEach
    void start() {
        on = new Onlooker(root);
    }

    @AfterEach
    void stop() {
        on.close();
    }

    @Test
    void cameraThatIsPluggedInIsServedByItsName() {
        on.look();
        assertEquals(Map.of(), on.served);
        on.machine.plug(0, "3", "C920", "AAAA21BF");
        on.look();
        assertEquals(Set.of("c920-21bf"), on.served.keySet());
        assertEquals(Optional.of(on.machine.node("video0")), on.served.get("c920-21bf").path());
        assertEquals("C920 at " + on.machine.node("video0"), on.served.get("c920-21bf").name());
    }

    @Test
    void unpluggedCameraKeepsItsPlaceAndComesBackUnderAnotherNumber() {
        on.machine.plug(0, "3", "C920", "");
        on.look();
        PluggedCamera camera = on.served.get("c920-port3");
        on.machine.unplug(0);
        on.look();
        assertEquals(Optional.empty(), camera.path());
        assertFalse(camera.isPresent());
        on.machine.plug(4, "3", "C920", "");
        on.look();
        assertEquals(Optional.of(on.machine.node("video4")), camera.path());
        assertEquals(List.of("+c920-port3"), on.events);
    }

    @Test
    void cameraComesBackByItsNameInAnotherPort() {
        on.machine.plug(0, "3", "C920", "");
        on.look();
        on.machine.unplug(0);
        on.look();
        on.machine.plug(0, "1.2", "C920", "");
        on.look();
        assertEquals(List.of("+c920-port3"), on.events);
        assertTrue(on.served.get("c920-port3").isPresent());
    }

    @Test
    void camerasThatSwapTheirPortsKeepTheirNames() {
        on.machine.plug(0, "1", "C920", "");
        on.machine.plug(2, "2", "C270", "");
        on.look();
        on.machine.unplug(0);
        on.machine.unplug(2);
        on.machine.plug(0, "2", "C920", "");
        on.machine.plug(2, "1", "C270", "");
        on.look();
        assertEquals(List.of("+c270-port2", "+c920-port1"), on.events);
        assertEquals(Optional.of(on.machine.node("video0")), on.served.get("c920-port1").path());
        assertEquals(Optional.of(on.machine.node("video2")), on.served.get("c270-port2").path());
    }

    @Test
    void twoOfAKindThatMovedAreNotTakenForOneAnother() {
        on.machine.plug(0, "1", "C920", "");
        on.machine.plug(2, "2", "C920", "");
        on.look();
        on.machine.unplug(0);
        on.machine.unplug(2);
        on.look();
        on.machine.plug(0, "3", "C920", "");
        on.look();
        assertEquals(List.of("+c920-port1", "+c920-port2", "+c920-port3"), on.events);
    }

    @Test
    void namesAndOrderDoNotDependOnWhoWasPluggedInFirst() {
        on.machine.plug(0, "2", "C920", "BBBB9C04");
        on.machine.plug(2, "1", "C920", "AAAA21BF");
        on.look();
        assertEquals(List.of("+c920-21bf", "+c920-9c04"), on.events);
        on.startAnew(List.of());
        on.machine.unplug(0);
        on.machine.unplug(2);
        on.look();
        on.machine.plug(0, "1", "C920", "AAAA21BF");
        on.look();
        on.machine.plug(2, "2", "C920", "BBBB9C04");
        on.look();
        assertEquals(List.of("+c920-21bf", "+c920-9c04"), on.events);
    }

    @Test
    void cameraThatTheUserHasNamedIsNotServedTwiceWhereverItGoes() {
        on.startAnew(List.of("video0", "missing"));
        on.machine.plug(0, "1", "C920", "");
        on.machine.plug(2, "2", "C270", "");
        on.look();
        assertEquals(List.of("+c270-port2"), on.events);
        on.machine.unplug(0);
        on.look();
        on.machine.plug(4, "1", "C920", "");
        on.look();
        on.machine.unplug(4);
        on.look();
        on.machine.plug(4, "5", "C920", "");
        on.look();
        assertEquals(List.of("+c270-port2"), on.events);
    }

    @Test
    void thereAreNoMoreThanSixteenAndThoseThatAreAwayMakeRoom() {
        for (int i = 0; i < PluggedCameras.MOST; i++) {
            on.machine.plug(2 * i, "1." + i, "Cam" + i, "");
        }
        on.look();
        assertEquals(PluggedCameras.MOST, on.served.size());
        on.machine.plug(90, "9", "C920", "");
        on.look();
        assertFalse(on.served.containsKey("c920-port9"));
        on.machine.unplug(6);
        on.look();
        assertEquals(PluggedCameras.MOST, on.served.size());
        assertTrue(on.served.containsKey("c920-port9"));
        assertFalse(on.served.containsKey("cam3-port1-3"));
    }

    @Test
    void anotherCameraInItsPortTakesItsPlace() {
        on.machine.plug(0, "1", "C270", "");
        on.look();
        on.machine.unplug(0);
        on.machine.plug(0, "1", "C920", "");
        on.look();
        assertEquals(List.of("+c270-port1", "-c270-port1", "+c920-port1"), on.events);
    }

    @Test
    void cameraThatIsAwayForLongGoesUnlessItIsWatchedOrTheOnlyOne() {
        on.machine.plug(0, "1", "A", "");
        on.machine.plug(2, "2", "B", "");
        on.look();
        on.watched.add("a-port1");
        on.machine.unplug(0);
        on.look();
        on.pass(3600);
        assertEquals(2, on.served.size());
        on.watched.clear();
        on.pass(1);
        assertEquals(Set.of("b-port2"), on.served.keySet());
        on.machine.unplug(2);
        on.look();
        on.pass(360_000);
        assertEquals(Set.of("b-port2"), on.served.keySet());
        on.machine.plug(0, "1", "A", "");
        on.look();
        on.pass(1);
        assertEquals(Set.of("a-port1"), on.served.keySet());
    }

    @Test
    void nameThatTheUserHasGivenIsNotTaken() {
        on.ofOthers.add("c920-port1");
        on.machine.plug(0, "1", "C920", "");
        on.look();
        assertEquals(1, on.served.size());
        assertFalse(on.served.containsKey("c920-port1"));
    }

    @Test
    void cameraThatIsGivenANameGoesAndOneThatLosesItComes() {
        on.startAnew(List.of("video0"));
        on.machine.plug(0, "1", "C920", "");
        on.machine.plug(2, "2", "C270", "");
        on.look();
        assertEquals(List.of("+c270-port2"), on.events);
        on.named(List.of("video2"));
        on.look();
        on.look();
        assertEquals(List.of("+c270-port2", "-c270-port2", "+c920-port1"), on.events);
    }
}
