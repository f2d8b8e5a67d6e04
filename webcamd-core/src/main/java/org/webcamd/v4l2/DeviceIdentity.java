package org.webcamd.v4l2;

/**
 * By what a camera is known again when it has come back under another number. Immutable.
 *
 * @param byId file name of its link in {@code /dev/v4l/by-id}, empty when it has none
 * @param card what the maker calls it
 * @param bus where it was plugged in
 * @param index which of the camera's nodes it was, from sysfs; -1 when not known
 */
public record DeviceIdentity(String byId, String card, String bus, int index) {
    boolean isSameNode(int other) {
        return index < 0 || other < 0 || index == other;
    }
}
