package org.webcamd.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webcamd.settings.SettingException;

final class BrokerSettingsTest {
    @TempDir
    Path folder;

    private static BrokerSettings of(String addresses) {
        return BrokerSettings.of("edge", addresses, "webcamd", Optional.empty(), Optional.empty());
    }

    private static String complaint(String addresses) {
        return assertThrows(SettingException.class, () -> of(addresses), addresses).getMessage();
    }

    @Test
    void addressesAreUnderstood() {
        assertEquals(List.of(new BrokerAddress(false, "pi", 4222, "", "")), of("nats://pi").addresses());
        assertEquals(new BrokerAddress(true, "[::1]", 4333, "", ""), of("tls://[::1]:4333/").addresses().get(0));
        assertEquals(new BrokerAddress(false, "a", 4222, "user", "p@s,s:1"),
            of("NATS://user:p%40s%2Cs:1@a").addresses().get(0));
        assertTrue(of("nats://token@a").addresses().get(0).hasToken());
    }

    @Test
    void laterAddressesHaveSchemeAndUserOfTheFirst() {
        List<BrokerAddress> all = of("tls://u:secret9@a,b:1,nats://c").addresses();
        assertEquals(new BrokerAddress(true, "b", 1, "u", "secret9"), all.get(1));
        assertEquals(new BrokerAddress(false, "c", 4222, "u", "secret9"), all.get(2));
    }

    @Test
    void whatIsNoAddressIsRefusedWithoutTellingPasswords() {
        for (String wrong : new String[] {"", "pi", "http://pi", "nats://", "nats://pi:0", "nats://pi:70000",
            "nats://u:topsecret@", "nats://u:topsecret@pi:x", "nats://u:topsecret@pi,", "nats://u:topsecret@pi/x"}) {
            String said = complaint(wrong);
            assertTrue(said.startsWith("edge is '"), said);
            assertFalse(said.contains("topsecret"), said);
        }
    }

    @Test
    void nothingThatIsShownHasAPassword() {
        BrokerSettings settings = of("nats://u:topsecret@a,b");
        assertEquals("nats://a:4222,nats://b:4222", settings.shown());
        assertFalse(settings.toString().contains("topsecret"), settings.toString());
    }

    @Test
    void nameOfTheClusterIsChecked() {
        assertThrows(SettingException.class,
            () -> BrokerSettings.of("edge", "nats://a", "my.cluster", Optional.empty(), Optional.empty()));
    }

    @Test
    void authoritiesAreForTlsOnly() {
        assertThrows(SettingException.class, () -> BrokerSettings.of("edge", "nats://a", "webcamd", Optional.empty(),
            Optional.of(folder.resolve("ca.pem"))));
        assertThrows(SettingException.class, () -> BrokerSettings.of("edge", "tls://a", "webcamd", Optional.empty(),
            Optional.of(folder.resolve("ca.pem"))));
    }

    /** What is signed was signed by OpenSSL with the same key. */
    @Test
    void credentialsSignWhatTheBrokerAsks() throws IOException {
        Path file = folder.resolve("pi.creds");
        Files.writeString(file, """
            -----BEGIN NATS USER JWT-----
            eyJ0eXAi.eyJqdGki.c2ln
            ------END NATS USER JWT------

            ************************* IMPORTANT *************************
            -----BEGIN USER NKEY SEED-----
            %s
            ------END USER NKEY SEED------
            """.formatted(SEED));
        Credentials credentials = Credentials.read(file);
        assertEquals("eyJ0eXAi.eyJqdGki.c2ln", credentials.token());
        assertArrayEquals(Base64.getUrlDecoder().decode(SIGNED),
            credentials.sign("a nonce".getBytes(StandardCharsets.US_ASCII)));
        assertFalse(credentials.toString().contains("SU"));
    }

    @Test
    void whatIsNoCredentialsFileIsRefused() throws IOException {
        Path file = folder.resolve("pi.creds");
        Files.writeString(file, "SUAOTHER");
        assertThrows(SettingException.class, () -> Credentials.read(file));
        assertThrows(SettingException.class, () -> Credentials.read(folder));
        assertThrows(IllegalArgumentException.class, () -> UserSeed.decode(SEED.replace('A', 'B')));
        assertThrows(IllegalArgumentException.class, () -> UserSeed.decode("SU"));
    }

    private static final String SEED = "SUAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB6IC5CQ";
    private static final String SIGNED = "Uqc7k7JlxKjHxYhGYj1idGMUYkB127TJpHk0ThkRGC3vZOaM1guSLfqW1G-r"
        + "9fN3cSiyGGu5zMBsWKrAdVgaBg==";
}
