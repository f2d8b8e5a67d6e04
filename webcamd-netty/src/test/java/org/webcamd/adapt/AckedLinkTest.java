package org.webcamd.adapt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a viewer says that it has shown, and what that says of its link. */
final class AckedLinkTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final AckedLink link = new AckedLink(channel);
    private final long kernel = Link.of(channel).underWay();
    private long now;

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void frameThatIsShownSoonIsTheKernelsToTell() {
        show(20);
        link.onSend();

        assertEquals(kernel, link.underWay());
    }

    @Test
    void browserThatIsBusyForAMomentIsNoSlowLink() {
        show(20);
        show(300);
        show(300);
        link.onSend();

        assertEquals(kernel, link.underWay());
    }

    @Test
    void oneFrameAfterTheOtherThatIsLateIsASlowLink() {
        show(100);
        show(100);
        show(100);
        link.onSend();

        assertEquals(Long.MAX_VALUE, link.underWay());
        assertTrue(link.overheadNanos() > 0);
    }

    @Test
    void frameThatIsFarTooLateIsASlowLinkByItself() {
        show(700);
        link.onSend();

        assertEquals(Long.MAX_VALUE, link.underWay());
    }

    @Test
    void slowLinkThatHasBecomeFastIsTheKernelsToTellAgain() {
        show(700);
        show(20);
        link.onSend();

        assertEquals(kernel, link.underWay());
    }

    /** Sends a frame, which is shown after so many milliseconds. */
    private void show(long millis) {
        link.onSend();
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        link.onAcknowledged(1, TimeUnit.MILLISECONDS.toNanos(millis), now);
    }
}
