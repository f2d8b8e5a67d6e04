package org.webcamd.cluster;

/**
 * What is to be told of a camera that is published. Immutable.
 *
 * @param name as edges have it
 * @param announced whether edges are told of it
 * @param problem why it is not published, for people; empty where it is
 * @param edges how many want its frames
 * @param layers to how many layers anybody listens, of three; 0 where nobody does
 */
public record PublishedReport(String name, boolean announced, String problem, int edges, int layers) {
}
