package org.webcamd.transcode;

import org.webcamd.camera.Picture;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.memory.MemoryShare;
import org.webcamd.wish.Wish;

/** A transcoder with all that it needs, for tests. */
final class Workbench implements AutoCloseable {
    final Work work = new Work();
    final PictureSharer sharer;
    final Transcoder transcoder;

    Workbench(MemoryShare memory, int quality) {
        this(memory, quality, TestText.NONE);
    }

    Workbench(MemoryShare memory, int quality, CameraText text) {
        sharer = new PictureSharer(memory);
        transcoder = new Transcoder(memory, quality, text, work);
    }

    /** What a wish makes of a frame, which keeps its counts. */
    Frame made(Frame loan, Wish wish) {
        return made(sharer.share(loan), wish);
    }

    /** What a wish makes of pixels. */
    Frame made(Picture.Raw picture, long sequence, Wish wish) {
        return made(sharer.share(picture, sequence, CaptureTime.at(picture.capturedNanos()), Frame.Kind.LIVE), wish);
    }

    private Frame made(SharedPicture picture, Wish wish) {
        picture.expect(wish);
        transcoder.load(picture, wish);
        return transcoder.make();
    }

    @Override
    public void close() {
        transcoder.close();
        sharer.close();
    }
}
