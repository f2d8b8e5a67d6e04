package org.webcamd.viewer;

/**
 * Decides, for one viewer, whether a frame that is offered is sent:
 *
 * <ul>
 *   <li>while a part is on its way, nothing is sent;
 *   <li>when it has been taken whole and the pause of its {@link Pace} is over, the newest frame is sent, unless it is
 *       the one before, or older: a view that the viewer has changed to may be a frame behind;
 *   <li>during the pause it waits for its end, and then takes what is newest;
 *   <li>what was newest in the meantime has been skipped, and is counted when the next frame is sent;
 *   <li>once told to finish, a part that is on its way is the last one, else the newest frame, whenever it was sent;
 *       who may not have that one more gets nothing new.
 * </ul>
 *
 * A plain state machine without sockets and clocks; times are those of {@link System#nanoTime()}.
 */
public final class SendPolicy {
    /** What to do with a frame that is offered. */
    public enum Decision {
        /** It is to be sent. */
        SEND,
        /** It is not. */
        SKIP,
        /** A newer one may be, when the pause is over. */
        WAIT_FOR_END_OF_PAUSE
    }

    private final Pace pace;
    private boolean sending;
    private boolean finishing;
    private boolean ended;
    private long lastSequence;
    private long skipped;

    /**
     * Before the first frame.
     *
     * @param pace of the viewer
     */
    public SendPolicy(Pace pace) {
        this.pace = pace;
    }

    /**
     * A frame is offered.
     *
     * @param sequence of the frame
     * @param nowNanos the time
     * @return what becomes of it
     */
    public Decision onOffer(long sequence, long nowNanos) {
        if (sending || ended || !finishing && sequence <= lastSequence) {
            return Decision.SKIP;
        }
        if (finishing) {
            return Decision.SEND;
        }
        return pace.waitNanos(nowNanos) > 0 ? Decision.WAIT_FOR_END_OF_PAUSE : Decision.SEND;
    }

    /**
     * A frame is being sent.
     *
     * @param sequence of the frame
     * @param nowNanos the time
     * @return how many were skipped since the one before
     */
    public long onSend(long sequence, long nowNanos) {
        long missed = lastSequence == 0 ? 0 : Math.max(0, sequence - lastSequence - 1);
        skipped += missed;
        lastSequence = sequence;
        sending = true;
        pace.onSend(nowNanos);
        return missed;
    }

    /**
     * The frame was taken whole.
     *
     * @param nowNanos the time
     * @param bytes that it had
     */
    public void onTaken(long nowNanos, long bytes) {
        sending = false;
        ended = finishing;
        pace.onTaken(nowNanos, bytes);
    }

    /**
     * No frame is to follow the one that is on its way, or the next one.
     *
     * @param oneMore whether there may be a next one, where none is on its way
     */
    void finish(boolean oneMore) {
        finishing = true;
        ended |= !oneMore && !sending;
    }

    /** {@return whether none is on its way, and one more may be sent} */
    boolean isOneMoreDue() {
        return finishing && !sending && !ended;
    }

    /** {@return whether a part is on its way} */
    public boolean isSending() {
        return sending;
    }

    boolean isFinishing() {
        return finishing;
    }

    /**
     * For who is to wait.
     *
     * @param nowNanos the time
     * @return how long
     */
    public long nanosToEndOfPause(long nowNanos) {
        return pace.waitNanos(nowNanos);
    }

    /** {@return frames that were passed over so far} */
    public long skipped() {
        return skipped;
    }
}
