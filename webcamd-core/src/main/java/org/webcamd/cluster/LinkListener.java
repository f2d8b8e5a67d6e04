package org.webcamd.cluster;

/** What becomes of a {@link BrokerLink}. Called on threads of the link, which are not to be held up. */
interface LinkListener {
    /** There is a connection. */
    void onUp(Session session);

    /** It has ended. */
    void onDown();

    /**
     * A message has come; one after the other.
     *
     * @param message of a size that the broker allows, and no more than {@link BrokerLink#MOST_PAYLOAD_BYTES}
     */
    void onMessage(String subject, byte[] message);

    /** The broker has taken what was sent before {@link Session#askWhetherTaken}. */
    void onTaken(long mark);
}
