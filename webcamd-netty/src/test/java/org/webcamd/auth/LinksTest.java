package org.webcamd.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinksTest {
    private static final String SECRET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final LinkScope BED = new LinkScope("bed", "stream");
    private static final long EXPIRES = 1_800_000_000L;

    private final LinkKey key = new LinkKey(SECRET.getBytes(StandardCharsets.UTF_8));
    private final LinkProof proof = key.sign(BED, EXPIRES);
    private long now = EXPIRES - 1;
    private final Links links = new Links(key, () -> now);

    private LinkVerdict verdict(LinkProof shown, LinkScope... scopes) {
        return links.verdict(shown, List.of(scopes));
    }

    @Test
    void signatureIsHmacSha256OverCameraRouteAndTime() {
        // By printf 'webcamd link 1\nbed\nstream\n1800000000' | openssl dgst -sha256 -hmac KEY -binary,
        // and basenc --base64url.
        assertEquals("hlriZvAEXyzT2Fb7PnUVjtdUGqD25C-sHSEZHtYV718", proof.signature());
        assertEquals("1800000000", proof.expires());
    }

    @Test
    void goodForWhatItWasSignedForAndForNothingElse() {
        assertEquals(LinkVerdict.GOOD, verdict(proof, BED));
        assertEquals(LinkVerdict.GOOD, verdict(proof, new LinkScope("nozzle", "stream"), BED));
        assertEquals(LinkVerdict.WRONG, verdict(proof, new LinkScope("nozzle", "stream")));
        assertEquals(LinkVerdict.WRONG, verdict(proof, new LinkScope("bed", "snapshot")));
        assertEquals(LinkVerdict.WRONG, verdict(proof, new LinkScope("", "stream")));
        assertEquals(LinkVerdict.WRONG, verdict(proof));
    }

    @Test
    void clocksMayDifferByAMinute() {
        now = EXPIRES + 60;
        assertEquals(LinkVerdict.GOOD, verdict(proof, BED));
        now = EXPIRES + 61;
        assertEquals(LinkVerdict.EXPIRED, verdict(proof, BED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "+1800000000", "01800000000", " 1800000000", "1800000000 ", "1800000001",
        "1.8e9", "0x6b49d200", "99999999999999999999", "9223372036854775808", "1800000000\n", "١٨٠٠٠٠٠٠٠٠"})
    void otherTimesAreNotWhatWasSigned(String expires) {
        assertEquals(LinkVerdict.WRONG, verdict(new LinkProof(expires, proof.signature()), BED));
    }

    @Test
    void signatureIsTakenAsItIsWrittenAlone() {
        String right = proof.signature();
        for (String wrong : List.of("", right.substring(1), right + "=", right + "A", right.toLowerCase(Locale.ROOT),
            right.replace('-', '+').replace('_', '/') + "!", " " + right, "A".repeat(43))) {
            assertEquals(LinkVerdict.WRONG, verdict(new LinkProof("1800000000", wrong), BED), wrong);
        }
    }

    @Test
    void partsCannotBeMovedFromOneToTheNext() {
        assertNotEquals(key.sign(new LinkScope("be", "dstream"), EXPIRES), proof);
        assertNotEquals(key.sign(new LinkScope("", "bed\nstream"), EXPIRES), proof);
    }

    @Test
    void anotherKeyMakesAllLinksVoid() {
        links.key(new LinkKey(SECRET.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));

        assertEquals(LinkVerdict.WRONG, verdict(proof, BED));
    }

    @Test
    void tokenHasBothParts() {
        assertEquals(proof, LinkProof.ofToken(proof.token()).orElseThrow());
        for (String none : List.of("", ".", "1.", ".a", "1", "a.b", "1.a.b", "1.a b", "-1.a")) {
            assertTrue(LinkProof.ofToken(none).isEmpty(), none);
        }
    }

    @Test
    void keyThatIsShortOrCanBeGuessedIsRefused() {
        String remedy = "; (umask 077; head -c 32 /dev/urandom | base64 > key) makes one";

        assertEquals("--link-key key has 31 bytes, must have at least 32" + remedy, refused(SECRET.substring(0, 31)));
        assertEquals("--link-key key can be guessed, nearly all of its bytes are the same" + remedy,
            refused("secret".repeat(10)));
    }

    private static String refused(String secret) {
        LinkKeyFile file = new LinkKeyFile(new SecretFile(Path.of("key"), "link-key", LinkKeyFile.MOST_BYTES));
        return assertThrows(AuthFileException.class, () -> file.parse(secret.getBytes(StandardCharsets.UTF_8)))
            .getMessage();
    }
}
