/**
 * Browsers for the tests, as Debian packages them, through Selenium's classes: Chromium through its driver, Firefox
 * through WebDriver BiDi, for which it needs none. And axe-core, which looks at a page for those who cannot.
 */
package org.webcamd.browser;
