package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.auth.AuthScheme;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.impl.auth.AuthChallengeParser;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.message.ParserCursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the RFCs, and what stands around them. */
final class HttpDigestTest {
    private static final String OLD = "Digest realm=\"testrealm@host.com\", "
        + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";

    @Test
    void exampleOfRfc2069() throws Exception {
        String header = answer(OLD, "Mufasa", "CircleOfLife");
        assertTrue(header.contains("response=\"1949323746fe6a43ef61f9606e7febea\""), header);
        assertTrue(header.contains("opaque=\"5ccc069c403ebaf9f0171e9517f40e41\""), header);
        assertFalse(header.contains("qop"), header);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a\"b\\c | a\\\"b\\\\c", "plain | plain", "\u00fc | \u00c3\u00bc"})
    void nameIsSentInQuotesWithEscapesAndAsUtf8(String user, String sent) throws Exception {
        String header = answer(OLD, user, "");
        assertTrue(header.startsWith("Digest username=\"" + sent + "\", realm=\"testrealm@host.com\""), header);
    }

    @ParameterizedTest
    @CsvSource({"MD5", "SHA-256"})
    void challengeOfRfc7616IsKnown(String algorithm) {
        assertTrue(HttpChallenge.of(List.of("Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
            + algorithm + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\"")).get(0).isKnown());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Digest realm=\"x\"", "Digest nonce=\"x\"",
        "Digest realm=\"x\", nonce=\"y\", algorithm=SHA-512-256", "Digest realm=\"x\", nonce=\"y\", algorithm=MD5-sess",
        "Digest realm=\"x\", nonce=\"y\", qop=\"auth-int\"", "Negotiate", "NTLM"})
    void otherChallengesAreNotAnswered(String header) {
        assertFalse(challenges(header).get(0).isKnown());
    }

    @Test
    void challengesOfOneLineAndOfSeveral() {
        List<HttpChallenge> challenges = challenges("Negotiate, digest REALM = \"a, Basic b=c \\\" d\" ,nonce=x,"
            + "stale=FALSE,Basic realm=\"\"", "NTLM");

        assertEquals(List.of("Negotiate", "digest", "Basic", "NTLM"),
            challenges.stream().map(HttpChallenge::scheme).toList());
        assertEquals("a, Basic b=c \" d", challenges.get(1).parameter("realm"));
        assertEquals("x", challenges.get(1).parameter("nonce"));
        assertEquals("", challenges.get(2).parameter("realm"));
    }

    @Test
    void whateverAServerSendsAsAChallengeIsRead() {
        for (String odd : List.of("", ",", "=", "\"", "realm=\"x\"", "Digest realm=\"x", "\u00ff\u0001 ==,",
            "Digest a=\"\\")) {
            challenges(odd).forEach(HttpChallenge::isKnown);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\\x", "a=b,", "Basic,", "=", " "})
    void longChallengeTakesNoStack(String piece) {
        String value = piece.repeat(100_000);
        assertFalse(challenges("Digest realm=\"" + value, value).isEmpty());
    }

    private static List<HttpChallenge> challenges(String... headers) {
        return HttpChallenge.of(List.of(headers));
    }

    /** What a server that sends a challenge gets. */
    private static String answer(String challenge, String user, String password) throws Exception {
        HttpAddress address = HttpAddress.parse("http://" + URLEncoder.encode(user, StandardCharsets.UTF_8) + ":"
            + password + "@cam/dir/index.html");
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(401);
        response.addHeader("WWW-Authenticate", challenge);
        new HttpLogin().process(response, null, null);
        String header = response.getHeader("WWW-Authenticate").getValue();
        AuthScheme scheme = HttpLogin.schemes(address).lookup("Digest").create(null);
        scheme.processChallenge(AuthChallengeParser.INSTANCE.parse(ChallengeType.TARGET, header,
            new ParserCursor(0, header.length())).get(0), null);
        HttpHost host = new HttpHost("http", "cam", 80);
        assertTrue(scheme.isResponseReady(host, (server, context) -> HttpLogin.credentials(address, server), null));
        return scheme.generateAuthResponse(host, new BasicClassicHttpRequest("GET", "/dir/index.html"), null);
    }
}
