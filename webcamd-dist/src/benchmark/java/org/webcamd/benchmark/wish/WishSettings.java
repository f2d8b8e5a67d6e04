package org.webcamd.benchmark.wish;

/**
 * What is to be measured.
 *
 * @param folder of JPEGs
 * @param rounds in each of which every wish is met once by each of those who are compared
 * @param pauseMillis before each, as between two pictures of a camera; caches are cold then
 */
public record WishSettings(String folder, int rounds, long pauseMillis) {
}
