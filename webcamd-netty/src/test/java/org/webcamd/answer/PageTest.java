package org.webcamd.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTest {
    /** A name, which nobody fetches. */
    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";
    private static final Pattern REFERENCE = Pattern.compile("[\\s.](?:href|src|srcset)\\s*=\\s*[\"']?([^\"'\\s>]*)");

    private static final List<String> PAGES = List.of("index.html", "cameras.html", "not-found.html");
    private static final Pattern IMPORT = Pattern.compile("from '\\./\\?([^']+)'");

    static Stream<String> files() {
        return Stream.concat(PAGES.stream(), PageFile.PARTS.stream());
    }

    static Stream<String> scripts() {
        return PageFile.PARTS.stream().filter(part -> part.endsWith(".js"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void nothingComesFromElsewhere(String name) throws IOException {
        String text = text(name).replace(SVG_NAMESPACE, "");
        assertFalse(text.contains("//"), "an address of another place");
        assertFalse(text.contains("url(") || text.contains("@import"), "a style sheet that fetches");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "cameras.html", "not-found.html"})
    void everyLinkIsRelative(String name) throws IOException {
        List<String> absolute = references(name).stream()
            .filter(reference -> !reference.matches("[?#].*|\\./.*"))
            .filter(reference -> !reference.equals("../"))
            .filter(reference -> !reference.startsWith("data:"))
            .toList();
        assertEquals(List.of(), absolute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "cameras.html", "not-found.html"})
    void neitherScriptNorStyleIsWrittenIntoIt(String name) throws IOException {
        assertFalse(Pattern.compile("<style|<script>|\\sstyle=|\\son[a-z]+=").matcher(text(name)).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?stream", "?snapshot", "?info"})
    void pageLinksToEverythingThatIsServed(String link) throws IOException {
        assertTrue(references("index.html").contains(link));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void whatTheServerSaysIsNeverTakenForHtml(String script) throws IOException {
        String text = text(script);
        for (String sink : List.of("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setHTMLUnsafe",
            "DOMParser", "createContextualFragment")) {
            assertFalse(text.contains(sink), sink);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void whatAScriptImportsIsServed(String script) throws IOException {
        List<String> imported = IMPORT.matcher(text(script)).results()
            .map((MatchResult found) -> found.group(1))
            .toList();
        assertTrue(PageFile.PARTS.containsAll(imported), imported::toString);
    }

    /** Each is one concern, and comes to a phone on a slow network. */
    @ParameterizedTest
    @MethodSource("files")
    void isSmall(String name) throws IOException {
        int length = text(name).getBytes(StandardCharsets.UTF_8).length;
        assertTrue(length < 8_000, () -> length + " bytes");
    }

    private static List<String> references(String name) throws IOException {
        List<String> references = REFERENCE.matcher(text(name)).results()
            .map((MatchResult found) -> found.group(1))
            .filter(reference -> !reference.isEmpty())
            .toList();
        assertFalse(references.isEmpty());
        return references;
    }

    private static String text(String name) throws IOException {
        try (InputStream in = PageResponder.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
