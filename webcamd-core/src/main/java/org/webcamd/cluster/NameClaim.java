package org.webcamd.cluster;

import java.util.concurrent.TimeUnit;

/**
 * Who has the name of a camera in its cluster: the one who had it first. Before a publisher takes a name it listens
 * whether another one has it; when two have taken the same, as those may who could not hear each other, who has it
 * longer keeps it. Times that are compared are counted by each machine for itself, so that clocks play no part.
 *
 * <p>A plain rule; confined to the thread of the {@link PublishLoop}.
 */
final class NameClaim {
    /** Two announcements of another may be missed. */
    private static final long LISTEN_NANOS = TimeUnit.MILLISECONDS.toNanos(1_100);
    /** One who was not heard for so long has it no more. */
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** Those who took it at the same time are told apart by their ids. */
    private static final long TOLERANCE_MILLIS = 1_000;

    private final long publisher;
    private boolean listening;
    private long listeningSinceNanos;
    private boolean held;
    private long heldSinceNanos;
    private Announcement other;
    private long otherHeardNanos;

    /** Of the publisher with this id. */
    NameClaim(long publisher) {
        this.publisher = publisher;
    }

    /** Others can be heard from now on. */
    void up(long nowNanos) {
        listening = true;
        listeningSinceNanos = nowNanos;
    }

    /** Nobody can be heard. */
    void down() {
        listening = false;
    }

    /** Somebody announces a camera of this name. */
    void onAnnouncement(Announcement heard, long nowNanos) {
        if (heard.publisher() == publisher) {
            return;
        }
        if (heard.state() == Announcement.State.GONE) {
            other = other != null && other.publisher() == heard.publisher() ? null : other;
        } else if (!held || heard.keepsItAgainst(heldMillis(nowNanos), publisher, TOLERANCE_MILLIS)) {
            held = false;
            other = heard;
            otherHeardNanos = nowNanos;
        }
    }

    /** Whether the name is this publisher's, which takes it as soon as nobody else seems to have it. */
    boolean isHeld(long nowNanos) {
        if (other != null && nowNanos - otherHeardNanos > SILENT_NANOS) {
            other = null;
        }
        if (!held && listening && other == null && nowNanos - listeningSinceNanos >= LISTEN_NANOS) {
            held = true;
            heldSinceNanos = nowNanos;
        }
        return held;
    }

    long heldMillis(long nowNanos) {
        return held ? TimeUnit.NANOSECONDS.toMillis(nowNanos - heldSinceNanos) : 0;
    }

    /** The machine that has the name; null where it is no other. */
    String otherMachine() {
        return other == null ? null : other.machine();
    }
}
