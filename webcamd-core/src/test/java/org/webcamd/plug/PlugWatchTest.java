package org.webcamd.plug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.v4l2.FakeMachine;

final class PlugWatchTest implements PlugListener {
    private static final long PATIENCE_SECONDS = 30;
    private static final int EACCES = 13;

    @TempDir
    Path root;
    private final BlockingQueue<PluggedCamera> arrived = new LinkedBlockingQueue<>();

    @Test
    void cameraIsSeenThatIsThereAndOneThatIsPluggedInLater() throws InterruptedException {
        FakeMachine machine = new FakeMachine(root);
        machine.plug(0, "1", "C920", "");
        try (PlugWatch watch = new PlugWatch(machine.devices(), List.of(), this)) {
            watch.begin();
            assertEquals("c920-port1", arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS).cameraName());
            machine.plug(2, "2", "C270", "");
            assertEquals("c270-port2", arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS).cameraName());
        }
    }

    @Test
    void replugIsSeenByWhoeverOpensTheCamera() throws InterruptedException {
        FakeMachine machine = new FakeMachine(root);
        machine.plug(0, "1", "C920", "");
        try (PlugWatch watch = new PlugWatch(machine.devices(), List.of(), this)) {
            watch.begin();
            PluggedCamera camera = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            machine.unplug(0);
            awaitPresence(camera, false);
            machine.plug(6, "1", "C920", "");
            awaitPresence(camera, true);
            assertEquals(machine.node("video6"), camera.path().orElseThrow());
        }
    }

    @Test
    void cameraThatHasNotAnsweredMayComeAndAnOutputMayNot() {
        FakeMachine machine = new FakeMachine(root);
        machine.addOutput("video10");
        try (PlugWatch watch = new PlugWatch(machine.devices(), List.of(), this)) {
            assertFalse(watch.isUndecided(), "it has said what it is");
        }
        CountDownLatch hangs = machine.hang("video0");
        machine.plug(0, "1", "C920", "");
        try (PlugWatch watch = new PlugWatch(machine.devices(), List.of(), this)) {
            assertTrue(watch.isUndecided(), "its driver has not come back");
        } finally {
            hangs.countDown();
        }
    }

    @Test
    void cameraWhosePermissionsAreToComeIsUndecided() {
        FakeMachine machine = new FakeMachine(root);
        machine.refuse("video0", EACCES);
        machine.plug(0, "1", "C920", "");
        try (PlugWatch watch = new PlugWatch(machine.devices(), List.of(), this)) {
            assertTrue(watch.isUndecided());
        }
    }

    private static void awaitPresence(PluggedCamera camera, boolean present) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (camera.isPresent() != present && System.nanoTime() - endNanos < 0) {
            Thread.sleep(10);
        }
        assertEquals(present, camera.isPresent());
    }

    @Override
    public void arrived(PluggedCamera camera) {
        arrived.add(camera);
    }

    @Override
    public void left(String name) {
        throw new AssertionError(name);
    }

    @Override
    public boolean isWatched(String name) {
        return false;
    }

    @Override
    public boolean isFree(String name) {
        return true;
    }
}
