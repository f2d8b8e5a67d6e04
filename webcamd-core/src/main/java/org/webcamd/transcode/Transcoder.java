package org.webcamd.transcode;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.camera.OpenCv;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;
import org.webcamd.memory.MemoryShare;
import org.webcamd.wish.Size;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/**
 * Makes a frame of a picture, as a wish wants it and at the least cost that it can be had for (see {@link Plan}). Holds
 * one picture at a time; used by one thread at a time, which may change.
 */
public final class Transcoder implements FrameLine.Place {
    private final MemoryShare memory;
    private final JpegEncoder encoder;
    private final Geometry geometry = new Geometry();
    private final CameraText text;
    private final Work work;
    private final int quality;
    private BlockTurner blocks;
    private PlaneEncoder planes;

    private SharedPicture picture;
    private Wish wish;

    /**
     * Holds nothing yet.
     *
     * @param memory the camera's
     * @param quality of the JPEGs that are encoded, 1 to 100
     * @param text of the camera
     * @param work told what was done
     */
    public Transcoder(MemoryShare memory, int quality, CameraText text, Work work) {
        this.memory = memory;
        this.text = text;
        this.work = work;
        this.quality = quality;
        encoder = new JpegEncoder(quality);
    }

    /**
     * Loads a picture, of which a frame with the same sequence and time of capture is to be made. A card stays upright,
     * since nobody could read it turned, and has the size of a picture that is made as wanted.
     *
     * @param shared ownership of a count passes to this object
     * @param wanted what is to be done with it
     */
    public void load(SharedPicture shared, Wish wanted) {
        picture = shared;
        wish = wanted;
    }

    @Override
    public Frame make() {
        try {
            return picture.kind() == Frame.Kind.CARD ? remakeCard() : remake(picture.frame());
        } finally {
            unload();
        }
    }

    private Frame remake(Frame frame) {
        Plan plan = picture.plan(wish);
        if (frame == null || plan.way() == Plan.Way.PIXELS) {
            return encode(plan);
        }
        if (plan.way() == Plan.Way.KEPT) {
            work.done(Work.Way.KEPT, 0);
            return (Frame) frame.retain();
        }
        return TurboJpeg.isPresent() && picture.header().fills(plan.orientation()) ? turnBlocks(frame, plan)
            : encode(plan);
    }

    private Frame remakeCard() {
        if (picture.size() == null) {
            return (Frame) picture.frame().retain();
        }
        Size seen = wish.orientation().swapsSides() ? picture.size().swapped() : picture.size();
        Size wanted = wish.bounds().fit(seen);
        if (wanted.equals(picture.size())) {
            return (Frame) picture.frame().retain();
        }
        OpenCv.load();
        Mat card = picture.pixels();
        long bytes = 3 * JpegHeader.pixelBytes(seen);
        if (card == null || !memory.reserve(bytes)) {
            return null;
        }
        try (Mat standing = seen.equals(picture.size()) ? new Mat(card) : TurnedCard.of(card)) {
            ByteBuf encoded = encoder.encode(geometry.scale(standing, wanted), memory);
            return encoded == null ? null : frame(encoded);
        } finally {
            geometry.trim();
            memory.giveBack(bytes);
        }
    }

    private Frame turnBlocks(Frame frame, Plan plan) {
        long bytes = 2 * picture.header().coefficientBytes();
        if (!memory.reserve(bytes)) {
            return null;
        }
        try {
            long startNanos = System.nanoTime();
            blocks = blocks == null ? new BlockTurner() : blocks;
            ByteBuffer turned = blocks.turn(frame.jpeg(), picture.header(), plan.orientation(), picture.hasExif());
            if (turned != null) {
                ByteBuf buffer = Part.allocate(memory, turned.remaining());
                work.done(Work.Way.BLOCKS, System.nanoTime() - startNanos);
                return buffer == null ? null : frame(buffer.writeBytes(turned));
            }
        } finally {
            memory.giveBack(bytes);
        }
        return encode(plan);
    }

    private Frame encode(Plan plan) {
        boolean byPlanes = TurboJpeg.isPresent() && picture.header() != null && plan.hasEvenSides()
            && wish.text() != Text.DRAWN;
        long startNanos = System.nanoTime();
        Planes decoded = byPlanes ? picture.planes() : null;
        if (decoded == null) {
            return encodePixels(plan);
        }
        if (!memory.reserve(plan.scratchBytes())) {
            return null;
        }
        try {
            planes = planes == null ? new PlaneEncoder(quality) : planes;
            ByteBuf encoded = planes.encode(decoded, plan, memory);
            work.done(Work.Way.PLANES, System.nanoTime() - startNanos);
            return encoded == null ? null : frame(encoded);
        } finally {
            memory.giveBack(plan.scratchBytes());
        }
    }

    private Frame encodePixels(Plan plan) {
        OpenCv.load();
        long startNanos = System.nanoTime();
        Mat pixels = picture.pixels();
        long bytes = plan.scratchBytes();
        if (pixels == null || !memory.reserve(bytes)) {
            return null;
        }
        try {
            Mat laid = geometry.lay(geometry.scale(pixels, plan.scaled()), plan.orientation());
            if (wish.text() == Text.DRAWN) {
                laid = geometry.own(laid);
                text.draw(laid, picture.sequence(), picture.captured());
            }
            ByteBuf encoded = encoder.encode(laid, memory);
            work.done(Work.Way.of(plan.reduction()), System.nanoTime() - startNanos);
            return encoded == null ? null : frame(encoded);
        } finally {
            geometry.trim();
            memory.giveBack(bytes);
        }
    }

    private Frame frame(ByteBuf jpeg) {
        return Part.frame(memory, jpeg, picture.sequence(), picture.captured(), picture.kind());
    }

    @Override
    public void unload() {
        if (picture != null) {
            picture.release();
            picture = null;
        }
    }

    @Override
    public void close() {
        unload();
        encoder.close();
        geometry.close();
        if (blocks != null) {
            blocks.close();
        }
        if (planes != null) {
            planes.close();
        }
    }
}
