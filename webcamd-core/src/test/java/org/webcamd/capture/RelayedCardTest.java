package org.webcamd.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.webcamd.counters.Counter;
import org.webcamd.frame.Frame;

/** A relay, while the server that it relays has no picture. */
final class RelayedCardTest {
    private static final byte[] CARD = ScriptedFeed.SECOND;

    private final ScriptedFeed camera = new ScriptedFeed();
    private final ScriptedSource source = camera.source;

    @AfterEach
    void close() {
        camera.close();
    }

    @Test
    void cardIsPassedOnAndTheCameraIsLost() {
        camera.watchLive();
        source.showsCard(CARD);
        ScriptedFeed.await("the card", () -> camera.newestSequence() == 2);

        Frame card = camera.ring.retainedNewest();
        assertFalse(card.isLive());
        card.release();
        assertArrayEquals(CARD, camera.newestJpeg());
        assertEquals(CameraState.LOST, camera.feed.status().state());
        assertEquals("script has no live picture at present", camera.feed.status().explanation());
        assertEquals(1, camera.count(Counter.FRAMES_CAPTURED), "a card is no captured frame");
        assertEquals(1, camera.count(Counter.CARDS_SHOWN));
    }

    @Test
    void sourceIsNotOpenedAnew() {
        camera.watchLive();
        source.showsCard(CARD).showsCard(CARD).showsCard(CARD).gives(ScriptedFeed.FIRST);
        ScriptedFeed.await("live again", () -> camera.newestSequence() == 5);

        assertEquals(CameraState.LIVE, camera.feed.status().state());
        assertEquals(1, source.opened());
        assertEquals(1, camera.count(Counter.RECONNECTS));
        assertEquals(List.of("WARNING camera door: script has no live picture at present; trying again"),
            camera.log.lines().stream().filter(line -> line.startsWith("WARNING")).toList());
    }

    @Test
    void originThatHasNoPictureFromTheStartIsLostAndNotLive() {
        camera.watch();
        source.opens().showsCard(CARD);
        camera.feed.start();
        ScriptedFeed.await("the card", () -> camera.newestSequence() == 1);
        assertEquals(CameraState.LOST, camera.feed.status().state());
        assertEquals(0, camera.count(Counter.RECONNECTS));
    }
}
