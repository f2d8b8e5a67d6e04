package org.webcamd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadablePasswordsTest {
    @ParameterizedTest
    @CsvSource({"--publish nats://bed:hidden@host, --publish, --nats-creds",
        "--publish NATS://bed:hidden@host, --publish, --nats-creds",
        "--edge=tls://hidden@a:4222;tls://b, --edge, --nats-creds",
        "--port 80 --source http://joe:hidden@cam/, --source, --source-login",
        "http://joe:hidden@cam/ --port 80, --source, --source-login",
        "--camera door=http://cam/?token=hidden, --camera, a file of --config",
        "--source exec:get__rtsp://joe:hidden@cam/, --source, --source-login"})
    void passwordInAnAddressIsToldWithWhatToDoAndNotWhatItIs(String args, String option, String remedy) {
        List<String> advice = ReadablePasswords.advice(args.replace(';', ',').split(" "));
        assertEquals(1, advice.size(), advice::toString);
        assertTrue(advice.get(0).startsWith(option + ": ") && advice.get(0).contains(remedy), advice::toString);
        assertFalse(advice.get(0).contains("hidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--publish nats://host --nats-creds file", "--source http://cam/?stream",
        "--source test --text key=a@b", "--source http://cam/ --source-login cam.login", "--allow-origin https://a.b",
        "--users /etc/webcamd/users --link-key /etc/webcamd/key", ""})
    void nothingIsSaidWhereThereIsNone(String args) {
        assertEquals(List.of(), ReadablePasswords.advice(args.split(" ")));
    }

    @Test
    void manyAreAFewLines() {
        String[] many = Collections.nCopies(100, "--camera=a=http://joe:hidden@cam/").toArray(String[]::new);
        assertEquals(5, ReadablePasswords.advice(many).size());
    }
}
