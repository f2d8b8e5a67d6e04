package org.webcamd.source;

/**
 * Whether the lengths that parts announce are believed: until one turns out to be wrong, because no separator stands
 * where it ends. Confined to the thread of the stream.
 */
final class Lengths {
    private final int largestBytes;
    private boolean believed = true;
    private boolean separatorExpected;

    /** Of pictures up to a size. */
    Lengths(int largestBytes) {
        this.largestBytes = largestBytes;
    }

    /** Whether a part is cut by the length that it has announced; one of parts is not, those are. */
    boolean count(PartHead head) {
        return believed && head.type().kind() != PartType.Kind.PARTS && head.bodyBytes() >= 0
            && head.bodyBytes() <= largestBytes;
    }

    /** A part has ended; by its length or not. */
    void ended(boolean counted) {
        separatorExpected = counted;
    }

    /** What comes next is a separator, or is none. */
    void next(boolean separator) {
        believed &= separator || !separatorExpected;
        separatorExpected = false;
    }
}
