package org.webcamd.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the RFCs, and what stands around them. */
final class HttpDigestTest {
    private static final String OLD = "Digest realm=\"testrealm@host.com\", "
        + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";

    @ParameterizedTest
    @CsvSource({
        "MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"})
    void exampleOfRfc7616(String algorithm, String response) throws IOException {
        HttpChallenge challenge = challenges("Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", "
            + "algorithm=" + algorithm + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
            + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"").get(0);

        assertTrue(HttpDigest.answers(challenge));
        assertEquals("Digest username=\"Mufasa\", realm=\"http-auth@example.org\", "
            + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", uri=\"/dir/index.html\", response=\"" + response
            + "\", qop=auth, nc=00000001, cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", algorithm="
            + algorithm + ", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"",
            new HttpDigest(challenge, "Mufasa", "Circle of Life",
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ").authorization("GET", "/dir/index.html"));
    }

    /** As its erratum has it; the same password with qop is that of RFC 2617. */
    @Test
    void exampleOfRfc2069() throws IOException {
        HttpDigest digest = new HttpDigest(challenges(OLD).get(0), "Mufasa", "CircleOfLife", "not used");

        assertEquals("Digest username=\"Mufasa\", realm=\"testrealm@host.com\", "
            + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\", "
            + "response=\"1949323746fe6a43ef61f9606e7febea\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"",
            digest.authorization("GET", "/dir/index.html"));
    }

    @Test
    void exampleOfRfc2617() throws IOException {
        HttpDigest digest = new HttpDigest(challenges(OLD + ", qop=\"auth,auth-int\"").get(0), "Mufasa",
            "Circle Of Life", "0a4f113b");

        String first = digest.authorization("GET", "/dir/index.html");
        assertTrue(first.contains("response=\"6629fae49393a05397450978507c4ef1\", qop=auth, nc=00000001,"), first);
        String second = digest.authorization("GET", "/dir/index.html");
        assertTrue(second.contains(", nc=00000002,"), second);
        assertFalse(second.contains("6629fae49393a05397450978507c4ef1"), second);
    }

    @Test
    void quotesInAUserNameAreEscaped() throws IOException {
        String header = new HttpDigest(challenges(OLD).get(0), "a\"b\\c", "", "").authorization("GET", "/");
        assertTrue(header.startsWith("Digest username=\"a\\\"b\\\\c\", realm="), header);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Basic realm=\"x\"", "Digest realm=\"x\"", "Digest nonce=\"x\"",
        "Digest realm=\"x\", nonce=\"y\", algorithm=SHA-512-256", "Digest realm=\"x\", nonce=\"y\", algorithm=MD5-sess",
        "Digest realm=\"x\", nonce=\"y\", qop=\"auth-int\"", "Negotiate", "NTLM"})
    void otherChallengesAreNotAnswered(String header) throws IOException {
        assertFalse(HttpDigest.answers(challenges(header).get(0)));
    }

    @Test
    void challengesOfOneLineAndOfSeveral() throws IOException {
        List<HttpChallenge> challenges = challenges("Negotiate, digest REALM = \"a, Basic b=c \\\" d\" ,nonce=x,"
            + "stale=FALSE,Basic realm=\"\"", "NTLM");

        assertEquals(List.of("Negotiate", "digest", "Basic", "NTLM"),
            challenges.stream().map(HttpChallenge::scheme).toList());
        assertEquals("a, Basic b=c \\\" d", challenges.get(1).parameter("realm"));
        assertEquals("x", challenges.get(1).parameter("nonce"));
        assertEquals("", challenges.get(2).parameter("realm"));
    }

    @Test
    void whateverAServerSendsAsAChallengeIsRead() throws IOException {
        for (String odd : List.of("", ",", "=", "\"", "realm=\"x\"", "Digest realm=\"x", "\u00ff\u0001 ==,")) {
            challenges(odd).forEach(HttpDigest::answers);
        }
    }

    private static List<HttpChallenge> challenges(String... headers) throws IOException {
        StringBuilder answer = new StringBuilder("HTTP/1.1 401 No\r\n");
        for (String header : headers) {
            answer.append("WWW-Authenticate: ").append(header).append("\r\n");
        }
        byte[] bytes = answer.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return HttpChallenge.of(HttpResponse.read(new ByteArrayInputStream(bytes)));
    }
}
