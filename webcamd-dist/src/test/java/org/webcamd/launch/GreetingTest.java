package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webcamd.cli.CommandLine;

final class GreetingTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1, http://127.0.0.1:8080/", "192.0.2.9, http://192.0.2.9:8080/", "::1, http://[::1]:8080/",
        "2001:db8::9, http://[2001:db8::9]:8080/"})
    void addressThatIsListenedOnCanBeCopiedIntoABrowser(String address, String url) throws Exception {
        assertEquals(List.of("webcamd 1.2.3 serves /dev/video0 on", "  " + url,
            "with /?stream (live), /?snapshot (picture) and /?info (statistics); Ctrl-C ends it"),
            greeting(address).lines().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void allAddressesAreToldAsThoseThatSomebodyCanType(String any) throws Exception {
        List<String> urls = greeting(any).lines().filter(line -> line.startsWith("  ")).toList();

        assertEquals("  http://localhost:8080/", urls.get(0));
        assertFalse(urls.stream().anyMatch(url -> url.contains("0.0.0.0") || url.contains("127.0.0.1")));
        assertTrue(urls.stream().skip(1).allMatch(url -> url.matches("  http://[0-9.]+:8080/")), urls::toString);
    }

    @Test
    void portHasTheDigitsOfAnAddressWhereverTheServerStands() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertTrue(greeting("127.0.0.1").contains("http://127.0.0.1:8080/"), greeting("127.0.0.1"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void severalCamerasAreListed() throws Exception {
        assertEquals(List.of("webcamd 1.2.3 serves 2 cameras on", "  http://127.0.0.1:8080/", "each below its name",
            "  /front/  /dev/video0", "  /back/  test",
            "with /?stream (live), /?snapshot (picture) and /?info (statistics); Ctrl-C ends it"),
            greeting("127.0.0.1", "--camera", "front=/dev/video0", "--camera", "back=test").lines().toList());
    }

    private static String greeting(String address, String... cameras) throws Exception {
        return Greeting.of("1.2.3", CommandLine.parse(cameras).cameras(),
            List.of(new InetSocketAddress(InetAddress.getByName(address), 8080)), Optional.empty());
    }
}
