/**
 * What a picture is to be like, as a value: equal wishes are equal, and so one picture serves all who have the same.
 *
 * <pre>{@code
 *   base wish of the camera (--rotate) --then--> what a viewer asks for (rotate=) = the wish that a view is made by
 * }</pre>
 */
package org.webcamd.wish;
