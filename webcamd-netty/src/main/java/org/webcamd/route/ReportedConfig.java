package org.webcamd.route;

import org.webcamd.wish.Rotation;

/**
 * The settings as {@code /?info} tells them, with the names and units of webcam.py.
 *
 * @param width asked of the camera, pixels
 * @param height asked of the camera, pixels
 * @param index of the device
 * @param ipv 4 or 6
 * @param v4bindaddress IPv4 address to listen on
 * @param v6bindaddress IPv6 address to listen on
 * @param port TCP port
 * @param encodewait seconds
 * @param streamwait seconds
 * @param rotation for all viewers, told as webcam.py's code, -1 for none
 * @param showfps whether rates are logged
 * @param loghttp whether requests are logged
 */
public record ReportedConfig(int width, int height, int index, int ipv, String v4bindaddress, String v6bindaddress,
    int port, double encodewait, double streamwait, Rotation rotation, boolean showfps, boolean loghttp) {
}
