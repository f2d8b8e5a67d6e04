package org.webcamd.rendition;

import java.util.function.Function;
import org.webcamd.camera.Picture;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.memory.MemoryShare;
import org.webcamd.transcode.PictureSharer;
import org.webcamd.transcode.SharedPicture;
import org.webcamd.wish.Wish;

/** Gives a picture to views: as it is to those that want it so, and shared to those that have to change it. */
final class Offering implements AutoCloseable {
    private final PictureSharer sharer;

    Offering(MemoryShare memory) {
        sharer = new PictureSharer(memory);
    }

    /**
     * Gives a frame. How it is decoded depends on all who take it, so that all are asked first.
     *
     * @param frame ownership passes to this method
     * @param missing what a view still has to do with it
     */
    void frame(Frame frame, View[] takers, Function<View, Wish> missing) {
        SharedPicture shared = null;
        for (View view : takers) {
            Wish wish = missing.apply(view);
            if (!wish.isNone()) {
                shared = shared == null ? sharer.share(frame) : shared;
                shared.expect(wish);
            }
        }
        for (View view : takers) {
            Wish wish = missing.apply(view);
            if (wish.isNone()) {
                view.offer(frame);
            } else {
                view.offer(shared, wish);
            }
        }
        if (shared != null) {
            shared.release();
        }
        frame.release();
    }

    /** Gives pixels, which are borrowed, and copied once for all. */
    void pixels(Picture.Raw raw, long sequence, CaptureTime taken, View[] takers) {
        if (takers.length > 0) {
            SharedPicture shared = sharer.share(raw, sequence, taken, Frame.Kind.LIVE);
            for (View view : takers) {
                view.offer(shared, view.wish());
            }
            shared.release();
        }
    }

    @Override
    public void close() {
        sharer.close();
    }
}
