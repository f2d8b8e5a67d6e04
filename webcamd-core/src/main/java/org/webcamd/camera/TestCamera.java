package org.webcamd.camera;

import java.util.concurrent.TimeUnit;

/** Gives the test picture at its rate, by the monotonic clock: a frame that is missed is not made up for. */
final class TestCamera implements Camera {
    private final CameraMode mode;
    private final long periodNanos;
    private final TestPicture picture;
    private long nextNanos = System.nanoTime();

    TestCamera(CameraSettings settings) {
        mode = new CameraMode("built-in test picture", settings.width(), settings.height(), settings.fps(), "BGR3");
        periodNanos = (long) (TimeUnit.SECONDS.toNanos(1) / settings.fps());
        picture = new TestPicture(settings.width(), settings.height());
    }

    @Override
    public Picture grab() throws InterruptedException {
        long waitNanos = nextNanos - System.nanoTime();
        if (waitNanos > 0) {
            TimeUnit.NANOSECONDS.sleep(waitNanos);
        } else if (waitNanos < -periodNanos) {
            nextNanos = System.nanoTime();
        }
        nextNanos += periodNanos;
        long captured = System.nanoTime();
        return new Picture.Raw(picture.draw(), captured);
    }

    @Override
    public CameraMode mode() {
        return mode;
    }

    @Override
    public void close() {
        picture.close();
    }
}
