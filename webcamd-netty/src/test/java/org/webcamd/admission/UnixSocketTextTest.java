package org.webcamd.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webcamd.settings.SettingException;

/** What stands behind {@code --unix}. */
final class UnixSocketTextTest {
    private static UnixSocket plain(String path) {
        return new UnixSocket(path, 0660, Optional.empty(), Optional.empty());
    }

    @Test
    void pathAloneIsForUserAndGroup() {
        assertEquals(plain("/run/webcamd/webcamd.sock"), UnixSocket.of("/run/webcamd/webcamd.sock"));
    }

    @Test
    void settingsStandBehindThePathInAnyOrder() {
        UnixSocket all = new UnixSocket("/run/x.sock", 0600, Optional.of("ann"), Optional.of("www-data"));

        assertEquals(all, UnixSocket.of("/run/x.sock,mode=600,owner=ann,group=www-data"));
        assertEquals(all, UnixSocket.of("/run/x.sock,group=www-data,owner=ann,mode=0600"));
        assertEquals(all, UnixSocket.of("/run/x.sock,mode=777,group=nobody,group=www-data,owner=ann,mode=600"));
    }

    @Test
    void commasOfThePathBelongToIt() {
        assertEquals(plain("/run/a,b/x,y.sock"), UnixSocket.of("/run/a,b/x,y.sock"));
        assertEquals(0666, UnixSocket.of("/run/a,b.sock,mode=666").mode());
        assertEquals("/run/a,b.sock", UnixSocket.of("/run/a,b.sock,mode=666").path());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/run/x,mode=999|unix is 'mode=999', must be three digits from 0 to 7, such as mode=660",
        "/run/x,mode=4755|unix is 'mode=4755', must be three digits from 0 to 7, such as mode=660",
        "/run/x,mode=rw|unix is 'mode=rw', must be three digits from 0 to 7, such as mode=660",
        "/run/x,mode=|unix is 'mode=', must be three digits from 0 to 7, such as mode=660",
        "/run/x,group=|unix is 'group=', must be the name of a user or group, such as group=www-data",
        "/run/x,user=ann|unix is 'user=ann', must be a path with ,mode=660 ,owner=USER ,group=GROUP behind it",
        "/run/webcamd/|unix is '/run/webcamd/', must be the path of a file such as /run/webcamd/webcamd.sock",
        "''|unix is '', must be the path of a file such as /run/webcamd/webcamd.sock",
        "',mode=660'|unix is '', must be the path of a file such as /run/webcamd/webcamd.sock"})
    void mistakesAreToldWithWhatWouldBeRight(String text, String complaint) {
        assertEquals(complaint, assertThrows(SettingException.class, () -> UnixSocket.of(text)).getMessage());
    }

    @Test
    void longestPathIsThatOfTheKernelInBytes() {
        assertEquals(106, UnixSocket.of("/" + "x".repeat(105)).path().length());
        assertEquals("unix is a path of 107 bytes, must be at most 106: there are no longer ones",
            assertThrows(SettingException.class, () -> UnixSocket.of("/" + "x".repeat(106))).getMessage());
        assertThrows(SettingException.class, () -> UnixSocket.of("/" + "é".repeat(54)));
    }
}
