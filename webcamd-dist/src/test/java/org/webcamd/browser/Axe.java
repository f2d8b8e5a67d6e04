package org.webcamd.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** axe-core in the page that a browser shows. */
final class Axe {
    /** One line for each element that breaks a rule; where no rule was found to be kept, it has looked at nothing. */
    private static final String REPORT = """
        axe.run().then(found => (found.passes.length ? [] : ['nothing was looked at']).concat(
            found.violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id} (${rule.impact}) at ${node.target.join(' ')}: `
                    + node.failureSummary.replaceAll(/\\s+/g, ' ')))).join('\\n'))""";

    private Axe() {
    }

    static String violations(Browser browser) {
        if (browser.evaluate("typeof axe").equals("undefined")) {
            browser.evaluate("(() => {" + script() + "\n})()");
        }
        return browser.evaluate(REPORT);
    }

    /** As the jar of Deque's own integration for Selenium carries it, of which nothing else is used. */
    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
