package org.webcamd.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.webcamd.fixture.Frames.part;

import org.junit.jupiter.api.Test;

/** Viewers whose user or link counts no more. */
final class ViewerRightTest {
    @Test
    void whoMayWatchNoMoreGetsNoFurtherPicture() {
        Stage stage = new Stage().join();
        stage.publish(1);
        stage.mayStay = false;
        assertEquals(1, stage.viewers.dismiss());
        stage.viewers.finishAll();
        stage.publish(2);

        assertFalse(stage.client.isOpen());
        stage.assertReceivedAndEnded(part(1));
    }

    @Test
    void whoMayWatchNoMoreGetsTheRestOfThePictureThatIsOnItsWay() {
        Stage stage = new Stage().join();
        stage.client.stopTaking();
        stage.publish(1);
        stage.client.take(5);
        stage.mayStay = false;
        assertEquals(1, stage.viewers.dismiss());
        stage.publish(2);
        assertTrue(stage.client.isOpen(), "the part is not sent whole yet");
        stage.client.takeAll();

        assertFalse(stage.client.isOpen());
        stage.assertReceivedAndEnded(part(1));
    }

    @Test
    void whoMayWatchNoMoreBeforeItsStreamBeginsGetsNoPicture() {
        Stage stage = new Stage();
        stage.publish(1);
        stage.mayStay = false;
        stage.join().client.runPendingTasks();

        assertFalse(stage.client.isOpen());
        stage.assertReceivedAndEnded("");
    }
}
