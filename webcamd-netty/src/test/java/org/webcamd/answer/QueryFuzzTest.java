package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever stands in an address is understood, or refused in one line. */
final class QueryFuzzTest {
    private static final int CAMERAS = 3;
    private static final int LONGEST_COMPLAINT = 1_000;

    /** Reads one item, or several. */
    private interface Reader {
        Object read(RequestTarget target) throws BadRequestException;
    }

    private static final List<Reader> READERS = List.of(WishItems::wish, WishItems::rate,
        target -> WishItems.adapt(target, true), target -> QueryItems.cameraNumber(target, CAMERAS),
        QueryItems::maxAgeNanos, QueryItems::from, target -> QueryItems.framing(target, "Chrome/", "image/"));

    @FuzzTest(maxDuration = "5m")
    void addressIsUnderstoodOrRefusedInOneLine(byte[] bytes) {
        RequestTarget target = RequestTarget.parse(new String(bytes, StandardCharsets.ISO_8859_1));
        assertFalse(target.lastSegment().contains("/"));
        assertTrue(target.segments().size() <= bytes.length + 1);
        assertTrue(target.items().size() <= bytes.length + 1);
        for (Reader reader : READERS) {
            try {
                reader.read(target);
            } catch (BadRequestException refused) {
                String complaint = refused.getMessage();
                assertTrue(complaint.length() <= LONGEST_COMPLAINT, complaint);
                assertTrue(complaint.chars().noneMatch(Character::isISOControl), complaint);
            }
        }
    }
}
