package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.source.Pieces.BLUE;
import static org.webcamd.source.Pieces.GREEN;
import static org.webcamd.source.Pieces.RED;
import static org.webcamd.source.Pieces.broken;
import static org.webcamd.source.Pieces.foreign;
import static org.webcamd.source.Pieces.join;
import static org.webcamd.source.Pieces.picture;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.source.Pieces.Piece;

/** Parts of a stream that are declared as no image, and those that are declared as what they are not. */
@Timeout(60)
final class ForeignPartsTest {
    @ParameterizedTest
    @CsvSource({"text/plain, Heartbeat", "text/xml; charset=utf-8, <EventNotificationAlert/>", "application/json, {}",
        "application/xml, <a>--b</a>", "Audio/Basic, --", "text/plain, ''"})
    void partIsPassedOver(String type, String body) {
        List<Piece> expected = List.of(picture(RED), foreign(type.split(";")[0].toLowerCase()), picture(GREEN),
            foreign(type.split(";")[0].toLowerCase()), picture(BLUE));
        byte[] part = part(type, join(body));
        assertPieces(expected, join(jpeg(RED), part, jpeg(GREEN), part, jpeg(BLUE)));
    }

    @Test
    void partWithoutALengthIsPassedOver() {
        String head = "--B\r\nContent-Type: text/plain\r\n\r\n";
        String image = "--B\r\nContent-Type: image/jpeg\r\n\r\n";
        assertPieces(List.of(foreign("text/plain"), picture(RED), foreign("text/plain"), foreign("text/plain"),
            picture(GREEN)), join(head, "Heartbeat\r\n", image, RED, "\r\n", head, "-- \r\n", head, image, GREEN));
    }

    @Test
    void soundIsPassedOverWhateverItsBytes() {
        byte[] sound = new byte[20_000];
        new Random(3).nextBytes(sound);
        sound[500] = (byte) 0xFF;
        sound[501] = (byte) 0xD8;
        sound[502] = (byte) 0xFF;
        assertPieces(List.of(picture(RED), foreign("audio/basic"), picture(GREEN)),
            join(jpeg(RED), part("audio/basic", sound), jpeg(GREEN)));
        byte[] tame = join(Arrays.copyOf(sound, 502), "\0", Arrays.copyOfRange(sound, 503, 5_000));
        assertPieces(List.of(foreign("audio/basic"), picture(GREEN)),
            join("--B\r\nContent-Type: audio/basic\r\n\r\n", tame, "\r\n", jpeg(GREEN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/html; charset=x", "application/json", "application/octet-stream", "x",
        ""})
    void pictureIsOneWhateverItIsDeclaredAs(String type) {
        assertPieces(List.of(picture(RED), picture(GREEN)), join(part(type, RED), part(type, GREEN)));
        String head = "--B\r\nContent-Type: " + type + "\r\n\r\n";
        assertPieces(List.of(picture(RED), picture(GREEN)), join(head, RED, "\r\n", head, GREEN, "\r\n"));
    }

    @Test
    void imageThatIsNoJpegIsBrokenAsBefore() {
        byte[] png = join("\u0089PNG");
        assertPieces(List.of(broken(png), picture(RED)), join(part("image/png", png), jpeg(RED)));
        assertPieces(List.of(broken(join("busy")), picture(RED)), join(part("image/jpeg", join("busy")), jpeg(RED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999", "524289", "-5", "ten"})
    void lengthThatIsAbsurdCostsNoPicture(String length) {
        byte[] heartbeat = join("--B\r\nContent-Type: text/plain\r\nContent-Length: ", length, "\r\n\r\nHeartbeat\r\n");
        assertPieces(List.of(foreign("text/plain"), picture(RED), picture(GREEN)),
            join(heartbeat, jpeg(RED), jpeg(GREEN)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 2, 5, 40})
    void lengthThatIsWrongIsNotBelievedForLong(int error) {
        Object[] parts = new Object[40];
        for (int i = 0; i < parts.length; i += 2) {
            parts[i] = join("--B\r\nContent-Type: text/plain\r\nContent-Length: ", 9 + error, "\r\n\r\nHeartbeat\r\n");
            parts[i + 1] = jpeg(RED);
        }
        List<Piece> pieces = Pieces.of(join(parts));
        assertTrue(Pieces.pictures(pieces).size() >= 18, pieces.toString());
        assertTrue(pieces.size() <= 42, pieces.toString());
    }

    @Test
    void partsInsideAPartAreRead() {
        byte[] inner = join("--I\r\nContent-Type: image/jpeg\r\n\r\n", RED, "\r\n--I\r\n\r\n", GREEN, "\r\n--I--\r\n");
        assertPieces(List.of(picture(RED), picture(GREEN), picture(BLUE)),
            join(part("multipart/mixed; boundary=I", inner), jpeg(BLUE)));
    }

    @Test
    void cameraThatSendsNothingElseIsToldSo() {
        byte[] stream = join(part("text/plain", join("Heartbeat")), part("text/plain", join("Heartbeat")));
        List<Piece> pieces = Pieces.of(stream);
        assertEquals(List.of(foreign("text/plain"), foreign("text/plain")), pieces);
    }

    @Test
    void endlessForeignPartIsNotReadForEver() {
        byte[] endless = join("--B\r\nContent-Type: text/plain\r\n\r\n", "x".repeat(3_000_000), "\r\n", jpeg(RED));
        List<Piece> pieces = Pieces.of(endless);
        assertEquals(List.of(picture(RED)), Pieces.pictures(pieces));
        assertEquals(4, pieces.size(), pieces.toString());
    }

    /** Also when it comes a byte at a time. */
    private static void assertPieces(List<Piece> expected, byte[] stream) {
        assertEquals(expected, Pieces.of(stream));
        InputStream trickle = new ByteArrayInputStream(stream) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int count) {
                return super.read(bytes, offset, Math.min(1, count));
            }
        };
        assertEquals(expected, Pieces.of(trickle, null, Pieces.LARGEST_BYTES));
    }

    private static byte[] jpeg(byte[] jpeg) {
        return part("image/jpeg", jpeg);
    }

    private static byte[] part(String type, byte[] body) {
        return join("--B\r\nContent-Type: ", type, "\r\nContent-Length: ", body.length, "\r\n\r\n", body, "\r\n");
    }
}
