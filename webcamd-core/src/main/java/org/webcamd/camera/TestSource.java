package org.webcamd.camera;

import org.webcamd.memory.MemoryShare;

/** The built-in moving test picture: works without any hardware. Immutable. */
public final class TestSource implements Source {
    /** What the user calls it. */
    public static final String NAME = "test";

    private final CameraSettings settings;

    /**
     * A test picture.
     *
     * @param settings its size and rate; the format plays no part
     */
    public TestSource(CameraSettings settings) {
        this.settings = settings;
    }

    @Override
    public void prepare() {
        OpenCv.load();
    }

    @Override
    public Camera open(MemoryShare memory) {
        OpenCv.load();
        return new TestCamera(settings);
    }

    @Override
    public String name() {
        return NAME;
    }
}
