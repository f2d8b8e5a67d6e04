package org.webcamd.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which segments of a header are cut, and that all others stay as they are. */
final class ThumbnailsTest {
    private static final byte[] JPEG = SampleJpegs.textured(160, 120, 1);
    private static final byte[] THUMBNAIL = SampleJpegs.textured(32, 24, 3);
    private static final byte[] EXIF = SampleJpegs.application(1, join("Exif\0\0", THUMBNAIL));
    private static final byte[] PHOTOSHOP = SampleJpegs.application(13, join("Photoshop 3.0\0", THUMBNAIL));
    private static final byte[] ADOBE = SampleJpegs.application(14, join("Adobe", new byte[] {0, 100, 0, 0, 0, 0, 1}));

    @Test
    void whatStandsBetweenTwoThumbnailsStays() {
        assertHeader(ADOBE, EXIF, ADOBE, PHOTOSHOP);
        byte[] comment = SampleJpegs.application(0, "note".getBytes(StandardCharsets.ISO_8859_1));
        assertHeader(SampleJpegs.join(comment, ADOBE), comment, PHOTOSHOP, ADOBE, EXIF);
    }

    @Test
    void colourProfileStaysWhateverItsBytesLookLike() {
        byte[] profile = SampleJpegs.application(2, join("ICC_PROFILE\0", join("\1\1", THUMBNAIL)));
        assertHeader(profile, profile);
        assertHeader(profile, EXIF, profile);
        byte[] adobe = SampleJpegs.application(14, join("Adobe", THUMBNAIL));
        assertHeader(adobe, adobe, PHOTOSHOP);
    }

    @Test
    void twoBytesThatLookLikeTheBeginningOfAJpegAreNone() {
        for (String bytes : new String[] {"\u00ff\u00d8", "\u00ff\u00d8\u00ff", "\u00ff\u00d8\u00ff\u0000\u00ff\u00d9",
            "\u00ff\u00d8 \u00ff\u00d8\u00ff\u00d9", "\u00ff\u00d8\u00ff\u00db\0\4abcdef"}) {
            byte[] segment = SampleJpegs.application(1, join("Exif\0\0", join(bytes, new byte[4])));
            assertHeader(segment, segment);
        }
    }

    @Test
    void thumbnailThatGoesOnInTheNextSegmentsIsCutWithThem() {
        byte[] large = SampleJpegs.textured(320, 240, 3);
        int third = large.length / 3;
        byte[] first = SampleJpegs.application(2, Arrays.copyOf(large, third));
        byte[] second = SampleJpegs.application(2, Arrays.copyOfRange(large, third, 2 * third));
        byte[] last = SampleJpegs.application(2, Arrays.copyOfRange(large, 2 * third, large.length));
        byte[] other = SampleJpegs.application(2, new byte[40]);
        assertHeader(SampleJpegs.join(ADOBE, other), first, ADOBE, second, last, other);
    }

    @Test
    void manyThumbnailsAreCutAndTooManyStay() {
        byte[][] many = new byte[70][];
        Arrays.fill(many, SampleJpegs.application(4, THUMBNAIL));
        assertHeader(SampleJpegs.join(Arrays.copyOf(many, 6)), many);
    }

    @Test
    void orientationStandsWhereTheExifStood() {
        ByteBuf small = Unpooled.buffer();
        Exif.writeTo(small, 6);
        byte[] told = new byte[Exif.BYTES];
        small.readBytes(told);
        assertHeader(SampleJpegs.join(ADOBE, told), ADOBE, ExifTest.segment(6, true, THUMBNAIL), PHOTOSHOP);
        assertHeader(new byte[0], ExifTest.segment(1, true, THUMBNAIL));
    }

    @Test
    void onlyTheFirstExifTellsTheOrientation() {
        byte[] first = ExifTest.segment(3, true, new byte[0]);
        assertHeader(first, first, ExifTest.segment(6, true, THUMBNAIL));
    }

    /** What is left of some segments, put in front of a JPEG's own. */
    private static void assertHeader(byte[] expected, byte[]... segments) {
        byte[] jpeg = SampleJpegs.with(JPEG, 2, SampleJpegs.join(segments));
        JpegScanner scanner = new JpegScanner();
        assertEquals(JpegScanner.Verdict.WHOLE, scanner.scan(Unpooled.wrappedBuffer(jpeg)));
        ByteBuf header = Unpooled.buffer();
        scanner.thumbnails().copyWithout(Unpooled.wrappedBuffer(jpeg), scanner.scanStart(), header);
        byte[] left = new byte[header.readableBytes()];
        header.readBytes(left);
        int own = scanner.scanStart() - SampleJpegs.join(segments).length;
        assertArrayEquals(SampleJpegs.with(Arrays.copyOf(JPEG, own), 2, expected), left);
    }

    private static byte[] join(String text, byte[] bytes) {
        return SampleJpegs.join(text.getBytes(StandardCharsets.ISO_8859_1), bytes);
    }
}
