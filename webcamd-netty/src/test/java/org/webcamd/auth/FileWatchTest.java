package org.webcamd.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FileWatchTest {
    private final List<String> log = new ArrayList<>();
    private final List<String> used = new ArrayList<>();
    private final FileWatch watch = new FileWatch(log::add);
    private String content = "a";

    @AfterEach
    void close() {
        watch.close();
    }

    private byte[] read() throws AuthFileException {
        if (content == null) {
            throw new AuthFileException("gone");
        }
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private void use(byte[] bytes) throws AuthFileException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("bad")) {
            throw new AuthFileException(text);
        }
        used.add(text);
    }

    private void become(String text) {
        content = text;
        watch.look();
        watch.look();
    }

    @Test
    void changesAreUsedOnceAndMistakesAreSaidOnce() throws AuthFileException {
        watch.add(this::read, read(), this::use);

        become("a");
        become("b");
        become("bad 1");
        become("bad 2");
        become(null);
        become("c");
        become("bad 1");

        assertEquals(List.of("b", "c"), used);
        String kept = "; what was there before still counts";
        assertEquals(List.of("bad 1" + kept, "bad 2" + kept, "gone" + kept, "bad 1" + kept), log);
    }
}
