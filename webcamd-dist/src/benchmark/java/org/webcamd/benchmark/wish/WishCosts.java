package org.webcamd.benchmark.wish;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.webcamd.benchmark.process.RecordLine;
import org.webcamd.counters.Counters;
import org.webcamd.frame.CaptureTime;
import org.webcamd.frame.Frame;
import org.webcamd.frame.Part;
import org.webcamd.memory.FrameMemory;
import org.webcamd.memory.MemorySettings;
import org.webcamd.memory.MemoryShare;
import org.webcamd.wish.Bounds;
import org.webcamd.wish.Orientation;
import org.webcamd.wish.Rotation;
import org.webcamd.wish.Size;
import org.webcamd.wish.Text;
import org.webcamd.wish.Wish;

/**
 * A program of one thread: meets wishes of pictures of 1280x720, by turns with webcamd, with libturbojpeg alone and
 * with OpenCV alone, and prints a line for each wish.
 */
public final class WishCosts {
    private static final Size STORED = new Size(1280, 720);
    private static final int QUALITY = 80;
    private static final int OTHER_QUALITY = 50;
    private static final int WARM_UP_ROUNDS = 30;
    private static final int MOST_PICTURES = 10;
    private static final Orientation QUARTER = Orientation.of(Rotation.CLOCKWISE);
    private static final List<Wish> WISHES = List.of(wish(QUARTER, 0, 0), wish(Orientation.parseFlip("h"), 0, 0),
        wish(Orientation.UPRIGHT, 800, 0), wish(Orientation.UPRIGHT, 640, 0), wish(Orientation.UPRIGHT, 500, 0),
        wish(Orientation.UPRIGHT, 320, 0), wish(Orientation.UPRIGHT, 0, OTHER_QUALITY), wish(QUARTER, 0, OTHER_QUALITY),
        wish(QUARTER, 360, 0));

    private final MemoryShare memory =
        new FrameMemory(new MemorySettings(128 << 20, MemorySettings.DEFAULT_MAX_PICTURE_BYTES))
            .share(new Counters());
    private final WishSettings settings;

    private WishCosts(WishSettings settings) {
        this.settings = settings;
    }

    private static Wish wish(Orientation orientation, int width, int quality) {
        return new Wish(orientation, new Bounds(width, 0), quality, Text.AS_IS);
    }

    /**
     * Runs once.
     *
     * @param args {@link WishSettings} as words
     * @throws IOException when the pictures cannot be read
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        new WishCosts(RecordLine.read(WishSettings.class, List.of(args))).measure();
    }

    private void measure() throws IOException, InterruptedException {
        List<Frame> pictures = pictures();
        TurboAlone turbo = TurboAlone.load();
        OpenCvAlone openCv = new OpenCvAlone();
        List<WishCase> cases = WISHES.stream().map(wish -> new WishCase(wish, settings, memory,
            wish.quality() == Wish.ANY_QUALITY ? QUALITY : wish.quality())).toList();
        for (int round = -WARM_UP_ROUNDS; round < settings.rounds(); round++) {
            Frame picture = pictures.get(Math.floorMod(round, pictures.size()));
            for (WishCase wishCase : cases) {
                wishCase.measure(picture, STORED, turbo, openCv, round >= 0);
            }
        }
        for (WishCase wishCase : cases) {
            System.out.println(String.join(" ", RecordLine.words(wishCase.cost())));
        }
    }

    private List<Frame> pictures() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(settings.folder()))) {
            return files.sorted().limit(MOST_PICTURES).map(this::frame).toList();
        }
    }

    private Frame frame(Path file) {
        try {
            byte[] jpeg = Files.readAllBytes(file);
            ByteBuf buffer = Part.allocate(memory, jpeg.length).writeBytes(jpeg);
            return Part.frame(memory, buffer, 1, CaptureTime.now(), Frame.Kind.LIVE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
