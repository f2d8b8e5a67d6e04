package org.webcamd.auth;

import java.net.InetAddress;

/**
 * From where somebody asks.
 *
 * @param text as a log shows it
 * @param share what counts as one address: of IPv6 a network
 */
public record Asker(String text, InetAddress share) {
}
