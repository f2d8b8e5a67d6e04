package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.BLUE;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.broken;
import static org.webcamd.source.Pieces.cut;
import static org.webcamd.source.Pieces.join;
import static org.webcamd.source.Pieces.part;
import static org.webcamd.source.Pieces.picture;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.source.Pieces.Piece;

@Timeout(60)
final class JpegStreamTest {
    private static final List<Piece> ALL = List.of(picture(RED), picture(GREEN), picture(BLUE));

    @Test
    void emptyStreamHasNoPictures() {
        assertEquals(List.of(), Pieces.of(new byte[0]));
    }

    @Test
    void picturesEndToEnd() {
        assertEquals(ALL, Pieces.of(join(RED, GREEN, BLUE)));
    }

    @Test
    void paddingBetweenPicturesIsPassedOver() {
        byte[] fill = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        assertEquals(ALL, Pieces.of(join("\r\n", RED, new byte[100], GREEN, fill, BLUE, "\n\0")));
    }

    @Test
    void mjpgStreamersFormatWithTheTimesOfCapture() {
        byte[] stream = join("--boundarydonotcross\r\n", part(RED, "1700000000.000001"), part(GREEN, "1700000000.5"),
            part(BLUE, "0.000000"));
        assertEquals(List.of(picture(RED, 1_700_000_000_000_001L), picture(GREEN, 1_700_000_000_500_000L),
            picture(BLUE)), Pieces.of(stream));
    }

    @Test
    void partsWithoutAnyLength() {
        String head = "--B\r\nContent-Type: image/jpeg\r\n\r\n";
        assertEquals(ALL, Pieces.of(join(head, RED, "\r\n", head, GREEN, "\r\n", head, BLUE, "\r\n--B--\r\n")));
    }

    @Test
    void boundaryThatLeadsWithNothingBehindThePicture() {
        String head = "\r\n--frame\r\nCONTENT-TYPE: image/jpeg\r\ncontent-length:%d\r\n\r\n";
        assertEquals(ALL, Pieces.of(join(head.formatted(RED.length), RED, head.formatted(GREEN.length), GREEN,
            head.formatted(BLUE.length), BLUE)));
    }

    @Test
    void headsInAdvance() {
        String boundary = "\r\n--B\r\nContent-Type: image/jpeg\r\n\r\n";
        assertEquals(ALL, Pieces.of(join(boundary.strip(), "\r\n\r\n", RED, boundary, GREEN, boundary, BLUE,
            boundary)));
    }

    @Test
    void linesThatEndInLfAlone() {
        String head = "--B\nContent-Type: image/jpeg\nContent-Length: %d\n\n";
        assertEquals(ALL, Pieces.of(join(head.formatted(RED.length), RED, "\n", head.formatted(GREEN.length), GREEN,
            "\n", head.formatted(BLUE.length), BLUE, "\n")));
    }

    @Test
    void partsWithoutAnyHeader() {
        assertEquals(ALL, Pieces.of(join("--B\r\n", RED, "\r\n--B\r\n", GREEN, "\r\n--B\r\n", BLUE)));
    }

    @Test
    void headWithoutAnEmptyLineBehindIt() {
        String head = "--B\r\nContent-Type: image/jpeg\r\n";
        assertEquals(ALL, Pieces.of(join(head, RED, head, GREEN, head, BLUE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/x-mixed-replace;boundary=snap", "multipart/mixed; Boundary=\"snap\"; charset=x"})
    void boundaryWithoutDashesIsKnownFromTheContentType(String contentType) {
        String head = "snap\r\nContent-Length: %d\r\n\r\n";
        byte[] stream = join(head.formatted(RED.length), RED, "\r\n", head.formatted(GREEN.length), GREEN, "\r\n",
            head.formatted(BLUE.length), BLUE);
        assertEquals(ALL, Pieces.of(new ByteArrayInputStream(stream), contentType, Pieces.LARGEST_BYTES));
    }

    @Test
    void preambleIsGivenOutAsOnePiece() {
        byte[] stream = join("Connected to camera 1.\r\n", "--B\r\n\r\n", RED, "\r\n--B\r\n\r\n", GREEN);
        assertEquals(List.of(broken(join("Connected to camera 1.\r\n")), picture(RED), picture(GREEN)),
            Pieces.of(stream));
    }

    @Test
    void thumbnailDoesNotEndThePicture() {
        int segment = BLUE.length + 2;
        byte[] exif = join(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (segment >> 8), (byte) segment}, BLUE);
        byte[] withThumbnail = join(cut(RED, 2), exif, Arrays.copyOfRange(RED, 2, RED.length));
        assertEquals(List.of(picture(withThumbnail), picture(GREEN)), Pieces.of(join(withThumbnail, GREEN)));
    }

    @Test
    void garbageBetweenPicturesIsGivenOutAndThePicturesAreNotHarmed() {
        assertEquals(List.of(picture(RED), broken(join("garbage")), picture(GREEN), broken(join("\u00d8--\u00ff")),
            picture(BLUE)), Pieces.of(join(RED, "garbage", GREEN, "\u00d8--\u00ff", BLUE)));
    }

    @Test
    void pictureThatIsCutOffInItsDataIsGivenOutAsBroken() {
        byte[] half = cut(RED, RED.length - 100);
        assertEquals(List.of(broken(half), picture(GREEN)), Pieces.of(join(half, GREEN)));
    }

    @Test
    void pictureThatIsCutOffInItsTablesCostsNoOther() {
        byte[] half = cut(RED, 60);
        assertEquals(List.of(picture(GREEN), broken(half), picture(BLUE), picture(GREEN)),
            Pieces.of(join(GREEN, half, BLUE, GREEN)));
    }

    @Test
    void partThatIsCutOffCostsNoOther() {
        byte[] half = cut(RED, RED.length / 2);
        byte[] stream = join("--boundarydonotcross\r\n", part(half, "0"), part(GREEN, "0"), part(BLUE, "0"));
        assertEquals(List.of(picture(half), picture(GREEN), picture(BLUE)), Pieces.of(stream));
    }

    @Test
    void partWithoutLengthThatIsCutOffCostsNoOther() {
        String head = "\r\n--B\r\nContent-Type: image/jpeg\r\n\r\n";
        byte[] half = cut(RED, RED.length / 2);
        assertEquals(List.of(broken(join(half, head)), picture(GREEN), picture(BLUE)),
            Pieces.of(join(head, half, head, GREEN, head, BLUE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1000, -1, 1, 30, 1000})
    void lengthThatIsWrongIsNotBelievedForLong(int error) {
        StringBuilder log = new StringBuilder();
        Object[] parts = new Object[20];
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = "\r\n--B\r\nContent-Type: image/jpeg\r\nContent-Length: " + (RED.length + error) + "\r\n\r\n";
            parts[i + 1] = RED;
        }
        List<Piece> pieces = Pieces.of(join(parts));
        pieces.forEach(piece -> log.append(piece).append('\n'));
        long whole = pieces.stream().filter(piece -> startsWith(piece.bytes(), RED)).count();
        assertTrue(whole >= 8, log.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999999", "999999999999", "-1", "a lot", "", "0x10", "1e9", "33554433"})
    void lengthThatIsAbsurdIsPassedOver(String length) {
        String head = "--B\r\nContent-Length: " + length + "\r\n\r\n";
        assertEquals(ALL, Pieces.of(join(head, RED, "\r\n", head, GREEN, "\r\n", head, BLUE)));
    }

    @Test
    void emptyPartIsGivenOutAsEmpty() {
        byte[] stream = join("--boundarydonotcross\r\n", part(RED, "0"), part(new byte[0], "0"), part(GREEN, "0"));
        assertEquals(List.of(picture(RED), broken(new byte[0]), picture(GREEN)), Pieces.of(stream));
    }

    @Test
    void partThatIsNoPictureIsGivenOutAsBroken() {
        byte[] stream = join("--boundarydonotcross\r\n", part(join("<html>busy</html>"), "0"), part(GREEN, "0"));
        assertEquals(List.of(broken(join("<html>busy</html>")), picture(GREEN)), Pieces.of(stream));
    }

    @Test
    void trailingBytesInAPartStayWithIt() {
        byte[] padded = join(RED, new byte[500]);
        byte[] stream = join("--boundarydonotcross\r\n", part(padded, "0"), part(GREEN, "0"));
        assertEquals(List.of(picture(padded), picture(GREEN)), Pieces.of(stream));
    }

    @Test
    void pictureThatIsTooLargeIsGivenOutInPiecesAndTheNextIsFound() {
        byte[] large = join(cut(RED, RED.length - 2), "x".repeat(100_000));
        List<Piece> pieces = Pieces.of(new ByteArrayInputStream(join(large, GREEN)), null, 70_000);
        assertFalse(pieces.get(0).picture());
        assertTrue(pieces.stream().allMatch(piece -> piece.bytes().length <= 70_000));
        assertEquals(List.of(picture(GREEN)), Pieces.pictures(pieces));
    }

    @Test
    void headWithoutAnEndIsGivenOutInPieces() {
        String endless = "--B\r\n" + "X-Header: something\r\n".repeat(20_000);
        List<Piece> pieces = Pieces.of(join(endless, "--B\r\n\r\n", RED));
        assertTrue(pieces.size() > 3);
        assertTrue(pieces.stream().allMatch(piece -> piece.bytes().length <= 200_000));
        assertEquals(List.of(picture(RED)), Pieces.pictures(pieces));
    }

    @Test
    void whatTheStreamEndsInTheMiddleOfIsGivenOutAsBroken() {
        byte[] half = cut(GREEN, 700);
        assertEquals(List.of(picture(RED), broken(half)), Pieces.of(join(RED, half)));
        byte[] inPart = join("--boundarydonotcross\r\n", part(RED, "0"), cut(part(GREEN, "0"), 300));
        List<Piece> pieces = Pieces.of(inPart);
        assertEquals(2, pieces.size());
        assertFalse(pieces.get(1).picture());
    }

    @Test
    void whatTheStreamEndsInTheMiddleOfIsNothingWhenItIsAHead() {
        assertEquals(List.of(picture(RED)), Pieces.of(join("--B\r\n\r\n", RED, "\r\n--B\r\nContent-Type: ima")));
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
