package org.webcamd.access;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Why something is not done.
 *
 * @param status of the answer
 * @param text one line: what is wrong, and what to do
 */
public record Refusal(HttpResponseStatus status, String text) {
}
