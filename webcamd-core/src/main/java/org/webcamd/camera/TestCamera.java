package org.webcamd.camera;

/** Gives the test picture at its rate, */
final class TestCamera implements Camera {
    private final CameraMode mode;
    private final Metronome metronome;
    private final TestPicture picture;

    TestCamera(CameraSettings settings) {
        mode = new CameraMode("built-in test picture", settings.width(), settings.height(), settings.fps(), "BGR3");
        metronome = new Metronome(settings.fps());
        picture = new TestPicture(settings.width(), settings.height());
    }

    @Override
    public Picture grab() throws InterruptedException {
        metronome.awaitTick();
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
