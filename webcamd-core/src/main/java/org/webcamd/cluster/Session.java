package org.webcamd.cluster;

/** A connection to a broker that is up, or was a moment ago. Nothing here waits; any thread. */
interface Session {
    /** {@return the largest message that the broker takes} */
    int maxPayloadBytes();

    /**
     * Sends a message; without effect on a connection that has ended.
     *
     * @param message not changed any more
     */
    void publish(String subject, byte[] message);

    /** Asks for the messages of a subject, which may have a {@code *} in place of a word; once is enough. */
    void subscribe(String subject);

    /** Asks for them no more. */
    void unsubscribe(String subject);

    /**
     * Has the broker tell that it has taken all that was sent before; of several that were asked for, the last is told.
     *
     * @param mark to be told by {@link LinkListener#onTaken}
     */
    void askWhetherTaken(long mark);

    /** Ends it, so that another takes its place; what waits to be received is lost. */
    void drop(String why);
}
