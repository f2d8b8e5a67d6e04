package org.webcamd.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceTextTest {
    @ParameterizedTest
    @CsvSource({
        "http://user:pa#ss@host/, http://***@host/", "http://user:pa/ss@host/x, http://***@host/x",
        "http://user:p@s s@host/?a=b, http://***@host/?***", "rtsp://u:p@h/, rtsp://***@h/",
        "user:pass@host/, user:***@host/", "http:/user:pass@host/, http:/***@host/",
        "http://user:pass, http://user:***", "http://host:80/, http://host:80/", "http://[::1]:x/, http://[::1]:x/",
        "http://, http://", "vlc://h/password=x, vlc://h/password=***", "h264.mp4, h264.mp4",
        "/dev/v4l/by-id/a@b, /dev/v4l/by-id/a@b", "file:/srv/a@b, file:/srv/a@b", "test, test",
        "exec:ffmpeg -i rtsp://u:p@h/, exec:ffmpeg", "exec:PASS=geheim A=b cam -x, exec:cam",
        "exec:PASS='ge heim' cam, exec:PASS=***", "exec:PASS=geheim, exec:***", "exec: /usr/bin/cam -o -, exec:cam"})
    void sourceIsShownWithoutWhatLetsSomebodyIn(String source, String shown) {
        assertEquals(shown, SourceText.shown(source));
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://u:p@h:554/x?token=1: timed out, rtsp://h:554/x: timed out",
        "see 'http://u:p@h/' and, see 'http://h/' and",
        "a http://h/?pwd=1 b, a http://h/ b", "rtsp://h/user=a_password=b_c=1 no, rtsp://h/user=a_password=*** no",
        "Authorization: Basic dTpw x, Authorization: Basic *** x", "pwd=1&x=2, pwd=***&x=2",
        "it wants Digest authentication, it wants Digest authentication", "nothing here, nothing here"})
    void lineIsShownWithoutWhatItQuotes(String line, String shown) {
        assertEquals(shown, SourceText.line(line));
    }

    @Test
    void whatWasMadeBareStaysAsItIs() {
        String once = SourceText.line("http://u:p@h/password=x failed");
        assertEquals(once, SourceText.line(once));
    }

    @Test
    void secretsOfACommandAreHiddenInAnyWords() {
        Secrets secrets = Secrets.in("cam --api-key abcdef -i rtsp://joe:ge%40heim@h/?token=12345 'PW=xyzzy'");
        String said = secrets.hide("key abcdef, user joe with ge@heim (ge%40heim), 12345 and xyzzy");
        assertEquals("key ***, user joe with *** (***), *** and ***", said);
        assertFalse(secrets.toString().contains("heim"), secrets.toString());
    }

    @Test
    void lineOfAnyLengthIsLookedThroughInNoTime() {
        String long1 = "pass".repeat(20_000) + "://".repeat(10_000);
        assertEquals(long1, SourceText.line(long1));
    }
}
