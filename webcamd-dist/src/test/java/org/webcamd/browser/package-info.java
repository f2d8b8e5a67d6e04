/**
 * Browsers for the tests, as Debian packages them, through Selenium's classes: Chromium through its driver, Firefox
 * through WebDriver BiDi, for which it needs none.
 */
package org.webcamd.browser;
