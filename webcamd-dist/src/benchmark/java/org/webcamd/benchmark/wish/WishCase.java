package org.webcamd.benchmark.wish;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import org.webcamd.frame.Frame;
import org.webcamd.memory.MemoryShare;
import org.webcamd.transcode.CameraText;
import org.webcamd.transcode.PictureSharer;
import org.webcamd.transcode.SharedPicture;
import org.webcamd.transcode.TextSettings;
import org.webcamd.transcode.Transcoder;
import org.webcamd.transcode.Work;
import org.webcamd.wish.Size;
import org.webcamd.wish.Wish;

/** One wish, met by all who are compared. Confined to one thread; ends with the process. */
final class WishCase {
    private final Wish wish;
    private final int quality;
    private final PictureSharer sharer;
    private final Transcoder transcoder;
    private final Work work = new Work();
    private final Stopwatch own;
    private final Stopwatch turbo;
    private final Stopwatch openCv;
    private long bytes;

    WishCase(Wish wish, WishSettings settings, MemoryShare memory, int quality) {
        this.wish = wish;
        this.quality = quality;
        sharer = new PictureSharer(memory);
        transcoder = new Transcoder(memory, quality, new CameraText(TextSettings.NONE, "bench"), work);
        own = new Stopwatch(settings.rounds(), settings.pauseMillis());
        turbo = new Stopwatch(settings.rounds(), settings.pauseMillis());
        openCv = new Stopwatch(settings.rounds(), settings.pauseMillis());
    }

    /** Once each, on the same picture. */
    void measure(Frame picture, Size stored, TurboAlone turboAlone, OpenCvAlone openCvAlone, boolean counts)
        throws IOException, InterruptedException {
        ByteBuf jpeg = picture.jpeg();
        own.time(counts, () -> make(picture));
        Runnable byTurbo = turboAlone == null ? null : turboAlone.task(wish, stored, jpeg, quality);
        if (byTurbo != null) {
            turbo.time(counts, byTurbo);
        }
        openCv.time(counts, openCvAlone.task(wish, stored, jpeg, quality));
    }

    private void make(Frame picture) {
        SharedPicture shared = sharer.share(picture);
        shared.expect(wish);
        transcoder.load(shared, wish);
        Frame made = transcoder.make();
        bytes = made.jpeg().readableBytes();
        made.release();
    }

    WishCost cost() {
        return new WishCost(wish.query(), work.way().name(), own.cpuMillis(), own.millis(), turbo.cpuMillis(),
            openCv.cpuMillis(), own.faults(), bytes);
    }
}
