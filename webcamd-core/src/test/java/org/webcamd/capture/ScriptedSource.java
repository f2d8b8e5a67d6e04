package org.webcamd.capture;

import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.webcamd.camera.Camera;
import org.webcamd.camera.CameraException;
import org.webcamd.camera.CameraMode;
import org.webcamd.camera.Picture;
import org.webcamd.camera.Source;
import org.webcamd.frame.Frame;
import org.webcamd.memory.MemoryShare;

/**
 * A camera that does what the test says, in order: each opening and each grab takes the next step of its script, and
 * waits for one when there is none. Any thread writes the script.
 */
final class ScriptedSource implements Source {
    static final CameraMode MODE = new CameraMode("script", 160, 120, 30, "MJPG");

    private final BlockingQueue<Callable<Boolean>> openings = new LinkedBlockingQueue<>();
    private final BlockingQueue<Callable<Picture>> grabs = new LinkedBlockingQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger grabbed = new AtomicInteger();
    private volatile Thread thread;

    /** The next opening succeeds. */
    ScriptedSource opens() {
        openings.add(() -> true);
        return this;
    }

    /** The next opening fails. */
    ScriptedSource cannotBeOpened(String why) {
        openings.add(() -> {
            throw new CameraException(why);
        });
        return this;
    }

    /** The next grab gives a JPEG that is captured at the time of the grab. */
    ScriptedSource gives(byte[] jpeg) {
        return does(() -> picture(jpeg, System.nanoTime()));
    }

    /** The next grab gives a JPEG that was captured at some time. */
    ScriptedSource gives(byte[] jpeg, long capturedNanos) {
        return does(() -> picture(jpeg, capturedNanos));
    }

    /** The next grab gives another server's card. */
    ScriptedSource showsCard(byte[] jpeg) {
        return does(() -> new Picture.Jpeg(ByteBuffer.allocateDirect(jpeg.length).put(jpeg).flip(), System.nanoTime(),
            0, Frame.Kind.CARD));
    }

    /** The next grab fails. */
    ScriptedSource fails(String why) {
        return does(() -> {
            throw new CameraException(why);
        });
    }

    /** The next grab does something else. */
    ScriptedSource does(Callable<Picture> step) {
        grabs.add(step);
        return this;
    }

    /** Strikes out the grabs that are still to come. */
    void forgetGrabs() {
        grabs.clear();
    }

    /** The steps that are still to come. */
    int stepsLeft() {
        return openings.size() + grabs.size();
    }

    /** How often it was tried to open it. */
    int opened() {
        return opened.get();
    }

    /** How many are open now. */
    int held() {
        return open.get();
    }

    /** How often a picture was asked for. */
    int grabbed() {
        return grabbed.get();
    }

    /** The thread that opens it, or null before it did. */
    Thread thread() {
        return thread;
    }

    @Override
    public Camera open(MemoryShare memory) throws CameraException {
        thread = Thread.currentThread();
        opened.incrementAndGet();
        try {
            openings.take().call();
        } catch (CameraException failure) {
            throw failure;
        } catch (Exception ended) {
            throw new CameraException("the test has ended");
        }
        open.incrementAndGet();
        return new ScriptedCamera();
    }

    @Override
    public String name() {
        return "script";
    }

    static Picture picture(byte[] jpeg, long capturedNanos) {
        return new Picture.Jpeg(ByteBuffer.allocateDirect(jpeg.length).put(jpeg).flip(), capturedNanos);
    }

    private final class ScriptedCamera implements Camera {
        @Override
        public Picture grab() throws CameraException, InterruptedException {
            grabbed.incrementAndGet();
            try {
                return grabs.take().call();
            } catch (CameraException | InterruptedException | RuntimeException failure) {
                throw failure;
            } catch (Exception other) {
                throw new AssertionError(other);
            }
        }

        @Override
        public CameraMode mode() {
            return MODE;
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
