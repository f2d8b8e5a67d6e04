package org.webcamd.cluster;

import java.util.List;

/**
 * What is to be told of a publisher or an edge. Immutable.
 *
 * @param broker where it is looked for, without users and passwords
 * @param cluster its name
 * @param trouble why there is no way to a broker, for people; null while there is one
 * @param published the cameras that are published
 * @param served the cameras of others
 */
public record ClusterReport(String broker, String cluster, String trouble, List<PublishedReport> published,
    List<ServedReport> served) {
}
