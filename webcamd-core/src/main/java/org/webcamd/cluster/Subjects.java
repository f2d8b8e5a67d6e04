package org.webcamd.cluster;

/**
 * The subjects of one cluster: {@code CLUSTER.announce.CAMERA}, {@code CLUSTER.demand.CAMERA},
 * {@code CLUSTER.frame.CAMERA.LAYER} and {@code CLUSTER.clock.EDGE}. Names stand in them as they are: they have
 * letters, digits, {@code _} and {@code -} only, so that nothing has to be escaped. Immutable; any thread.
 *
 * @param cluster its name
 */
record Subjects(String cluster) {
    private static final int LONGEST_NAME = 64;
    private static final char SEPARATOR = '.';

    /** Whether it can be the name of a cluster, or of a camera in one. */
    static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            return false;
        }
        return text.chars().allMatch(Subjects::isNameCharacter);
    }

    /** Not Character.isLetter, which knows many more. */
    static boolean isNameCharacter(int one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z' || one >= '0' && one <= '9' || one == '_'
            || one == '-';
    }

    String announce(String camera) {
        return cluster + ".announce." + camera;
    }

    String everyAnnounce() {
        return announce("*");
    }

    String demand(String camera) {
        return cluster + ".demand." + camera;
    }

    String frames(String camera, Layer layer) {
        return cluster + ".frame." + camera + SEPARATOR + layer.token();
    }

    String clock(long edge) {
        return cluster + ".clock." + Ids.text(edge);
    }

    boolean isFrames(String subject) {
        return subject.startsWith("frame.", cluster.length() + 1);
    }

    boolean isAnnounce(String subject) {
        return subject.startsWith("announce.", cluster.length() + 1);
    }

    boolean isDemand(String subject) {
        return subject.startsWith("demand.", cluster.length() + 1);
    }

    boolean isClock(String subject) {
        return subject.startsWith("clock.", cluster.length() + 1);
    }

    /** The camera that a subject is about: what stands behind the second point, up to the third. */
    String camera(String subject) {
        int start = subject.indexOf(SEPARATOR, cluster.length() + 1) + 1;
        int end = subject.indexOf(SEPARATOR, start);
        return end < 0 ? subject.substring(start) : subject.substring(start, end);
    }
}
