/**
 * Cameras of V4L2. Pictures come through OpenCV; who a camera is, what it offers, what can be adjusted and why it
 * refuses, its driver tells here.
 *
 * <pre>{@code
 *   DevicePlace: where it is now
 *       |
 *   V4l2Source --open--> V4l2Camera (OpenCV) --grab--> Picture
 *       \--controls--> V4l2Controls --> ControlPanel
 *
 *   /dev/video*  --open-->  V4l2Device --formats--> OfferedFormat...  --FormatChoice--> what to ask OpenCV for
 *       ^                     |     \--controls--> Control...         <--ControlPanel-- names and values of the user
 *       |                     |
 *   DeviceList                +--errno--> Diagnosis --> one line of what it means and what to do
 *     survey ---> DeviceReport --> the text of --list-devices
 *                      ^---------- NoCamera: what to do where there is none, by the Surroundings
 *     find(DeviceIdentity) --> where a camera is now that came back under another number
 *     glance ---> DeviceFacts, without opening any --StableNames--> what a camera is called that nobody has named
 *
 *   V4l2Device -> Driver -> Ioctl (numbers and sizes of structs) -> Libc (JNA) -> kernel
 * }</pre>
 *
 * Linux of 64 bits only; elsewhere opening a device fails with a {@link org.webcamd.v4l2.V4l2Exception} that says so.
 * Every call that opens or asks a device may block for as long as its driver does, and belongs on no event loop.
 */
package org.webcamd.v4l2;
