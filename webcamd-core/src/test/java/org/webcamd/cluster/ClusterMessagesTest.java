package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is sent is read as it was meant, and what is none is refused. */
final class ClusterMessagesTest {
    private static final Announcement SAMPLE =
        new Announcement(0xFEDCBA9876543210L, 12_345, "pi-garage", 1280, 720, 29_970, Announcement.State.WELL, "");

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void announcementIsReadAsItWasMeant() {
        assertEquals(SAMPLE, Announcement.parse(SAMPLE.bytes()));
        Announcement lost = new Announcement(1, 0, "", 0, 0, 0, Announcement.State.LOST, "unplugged: is it there?");
        assertEquals(lost, Announcement.parse(lost.bytes()));
    }

    @Test
    void linesOfLaterVersionsArePassedOver() {
        assertEquals(SAMPLE, Announcement.parse(text(new String(SAMPLE.bytes(), StandardCharsets.UTF_8)
            + "colour green\n\nnonsense\n")));
    }

    @Test
    void whatIsNoAnnouncementIsRefused() {
        String good = new String(SAMPLE.bytes(), StandardCharsets.UTF_8);
        for (String bad : new String[] {"", "webcamd 2\n", "webcamd 1\n", good.replace("1280", "70000"),
            good.replace("state well", "state odd"), good.replace("id fedcba9876543210", "id 12"),
            good.replace("held 12345", "held -1"), good.replace("width", "wide"), good + "x".repeat(3_000)}) {
            assertThrows(IllegalArgumentException.class, () -> Announcement.parse(text(bad)), bad);
        }
    }

    @Test
    void whatStrangersSayIsFitToBeShown() {
        Announcement evil = new Announcement(1, 0, "a\nstate gone\u001b[31m", 0, 0, 0, Announcement.State.WELL, "");
        Announcement read = Announcement.parse(evil.bytes());
        assertEquals(Announcement.State.WELL, read.state());
        assertFalse(read.machine().contains("\u001b"));
    }

    @Test
    void demandAndClockAreReadAsTheyWereMeant() {
        Demand demand = new Demand(-1, 2, Long.MIN_VALUE);
        assertEquals(demand, Demand.parse(demand.bytes()));
        assertEquals(new Demand(7, 0, 0), Demand.parse(new Demand(7, 0, 0).bytes()));
        ClockReply reply = new ClockReply(3, -5, 1_700_000_000_000_000L);
        assertEquals(reply, ClockReply.parse(reply.bytes()));
    }

    @Test
    void headIsReadAsItWasMeant() {
        byte[] message = new byte[PieceHead.BYTES + 10];
        PieceHead.write(ByteBuffer.wrap(message), -3, 9, 1_700_000_000_000_000L, 100, 40_000, 50_000);
        assertNull(PieceHead.parse(message), "too many pieces");
        PieceHead.write(ByteBuffer.wrap(message), -3, 9, 1_700_000_000_000_000L, 100, 4, 7);
        assertEquals(new PieceHead(-3, 9, 1_700_000_000_000_000L, 100, 4, 7, PieceHead.BYTES),
            PieceHead.parse(message));
        message[3] = PieceHead.BYTES + 4;
        assertEquals(PieceHead.BYTES + 4, PieceHead.parse(message).bytes(), "a longer head of a later version");
        message[2] = 2;
        assertNull(PieceHead.parse(message), "another version");
    }

    @Test
    void subjectsTellWhatTheyAreAbout() {
        Subjects subjects = new Subjects("webcamd");
        assertEquals("bed", subjects.camera(subjects.frames("bed", Layer.REST)));
        assertEquals("bed", subjects.camera(subjects.announce("bed")));
        assertTrue(subjects.isFrames(subjects.frames("bed", Layer.EVERY_FOURTH)));
        assertFalse(subjects.isFrames(subjects.announce("frame")));
        assertTrue(Subjects.isName("front_door-2"));
        for (String none : new String[] {"", "a.b", "*", ">", "a b", "ä", "x".repeat(65)}) {
            assertFalse(Subjects.isName(none), none);
        }
    }

    @FuzzTest
    void anyBytesAreReadOrRefused(byte[] bytes) {
        PieceHead.parse(bytes);
        refusedAtMost(() -> Announcement.parse(bytes));
        refusedAtMost(() -> Demand.parse(bytes));
        refusedAtMost(() -> ClockReply.parse(bytes));
    }

    private static void refusedAtMost(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException refused) {
            // As it should be.
        }
    }
}
