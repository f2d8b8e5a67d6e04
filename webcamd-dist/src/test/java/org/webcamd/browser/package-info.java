/**
 * A browser for the tests, as Debian packages it: Chromium, through Selenium and its driver.
 */
package org.webcamd.browser;
