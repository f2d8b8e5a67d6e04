package org.webcamd.transcode;

import com.sun.jna.Pointer;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.webcamd.frame.Part;
import org.webcamd.memory.MemoryShare;
import org.webcamd.wish.Size;

/**
 * Scales, turns and mirrors planes one by one, and encodes them with {@link TurboJpeg}. Colours are stored with half
 * the width and height, as OpenCV's encoder has them. Confined to one thread at a time.
 */
final class PlaneEncoder implements AutoCloseable {
    private final int quality;
    private final Geometry[] geometries = {new Geometry(), new Geometry(), new Geometry()};
    private final PlanePointers pointers = new PlanePointers();
    private final ResultMemory result = new ResultMemory();
    private Pointer handle;

    /** With a quality of 1 to 100. */
    PlaneEncoder(int quality) {
        this.quality = quality;
    }

    /**
     * Encodes a picture as it is planned, which gives it even sides.
     *
     * @return the JPEG in a buffer of {@link Part#allocate}, which the caller owns; null without room for it (counted)
     */
    ByteBuf encode(Planes planes, Plan plan, MemoryShare memory) {
        Size colours = new Size(plan.scaled().width() / 2, plan.scaled().height() / 2);
        try {
            for (int i = 0; i < planes.count(); i++) {
                Mat scaled = geometries[i].scale(planes.plane(i), i == 0 ? plan.scaled() : colours);
                pointers.tell(i, geometries[i].lay(scaled, plan.orientation()));
            }
            ByteBuffer jpeg = compress(plan.orientation().swapsSides() ? plan.scaled().swapped() : plan.scaled(),
                planes.count() == 1 ? TurboJpeg.GREY : TurboJpeg.COLOURS_HALVED);
            ByteBuf buffer = Part.allocate(memory, jpeg.remaining());
            return buffer == null ? null : buffer.writeBytes(jpeg);
        } finally {
            Stream.of(geometries).forEach(Geometry::trim);
        }
    }

    private ByteBuffer compress(Size size, int sampling) {
        if (handle == null) {
            handle = TurboJpeg.tjInitCompress();
        }
        result.makeRoom(size);
        if (handle == null || TurboJpeg.tjCompressFromYUVPlanes(handle, pointers.starts(), size.width(),
            pointers.strides(), size.height(), sampling, result.pointer(), result.length(), quality,
            TurboJpeg.NO_REALLOC | TurboJpeg.ACCURATE_DCT) != 0) {
            throw new IllegalStateException("libturbojpeg cannot encode " + size);
        }
        return result.written();
    }

    @Override
    public void close() {
        if (handle != null) {
            TurboJpeg.tjDestroy(handle);
            handle = null;
        }
        Stream.of(geometries).forEach(Geometry::close);
        pointers.close();
        result.close();
    }
}
