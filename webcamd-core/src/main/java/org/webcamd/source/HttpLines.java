package org.webcamd.source;

import java.util.Locale;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * The lines of an answer's head, as leniently as cameras need it: a line that is no header is passed over, a length
 * that is none is not believed. Control characters become spaces (RFC 9112, section 2.2, and RFC 9110, section 5.5),
 * so that nothing of what is sent back later, as an ETag or a nonce is, ends a line. Stateless.
 */
final class HttpLines extends BasicLineParser implements ContentLengthStrategy {
    private static final String NONE = "-";
    private static final int MOST_DIGITS = 18;

    @Override
    public StatusLine parseStatusLine(CharArrayBuffer line) throws ParseException {
        return super.parseStatusLine(cleaned(line));
    }

    @Override
    public Header parseHeader(CharArrayBuffer line) {
        CharArrayBuffer cleaned = cleaned(line);
        int colon = cleaned.indexOf(':');
        if (colon <= 0) {
            return new BasicHeader(NONE, "");
        }
        String name = cleaned.substringTrimmed(0, colon);
        return new BasicHeader(name, cleaned.substringTrimmed(colon + 1, cleaned.length()));
    }

    private static CharArrayBuffer cleaned(CharArrayBuffer line) {
        char[] characters = line.array();
        for (int i = 0; i < line.length(); i++) {
            if (characters[i] < ' ' || characters[i] == 0x7F) {
                characters[i] = ' ';
            }
        }
        return line;
    }

    @Override
    public long determineLength(HttpMessage answer) {
        Header coding = answer.getFirstHeader("Transfer-Encoding");
        boolean chunked = coding != null && coding.getValue().toLowerCase(Locale.ROOT).contains("chunked");
        return chunked ? CHUNKED : lengthOr(answer, UNDEFINED);
    }

    /** The length that an answer tells, if that is a number that can be believed. */
    static long lengthOr(HttpMessage answer, long unknown) {
        Header header = answer.getFirstHeader("Content-Length");
        String value = header == null ? "" : header.getValue();
        boolean number = !value.isEmpty() && value.length() <= MOST_DIGITS
            && value.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return number ? Long.parseLong(value) : unknown;
    }
}
