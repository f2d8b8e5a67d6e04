package org.webcamd.launch;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A headless Chromium with one page, asked through the DevTools protocol. Every wait has an end, and the browser does
 * not outlive the test.
 */
final class Browser implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 100;

    /** The address of a page's socket in the browser's list of what it has open; and the value in an answer. */
    private static final Pattern PAGE_SOCKET = Pattern.compile("\"(ws://[^\"]+/devtools/page/[^\"]+)\"");
    private static final Pattern VALUE = Pattern.compile("\"value\":\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_LIMIT).build();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final Process process;
    private WebSocket socket;
    private int lastId;

    private Browser(Process process) {
        this.process = process;
    }

    /** The program, if it is installed. */
    static Optional<Path> installed() {
        return Stream.of("chromium", "chromium-browser")
            .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    }

    /** Starts it with an empty profile in that folder, and opens a page; more switches are for what it believes. */
    static Browser open(Path program, Path profile, String url, String... switches) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--headless", "--no-sandbox",
            "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--disable-breakpad", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--remote-debugging-port=0", "--user-data-dir=" + profile));
        command.addAll(List.of(switches));
        command.add(url);
        Browser browser = new Browser(new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
        try {
            browser.connect(profile.resolve("DevToolsActivePort"));
            return browser;
        } catch (Exception | AssertionError failed) {
            browser.close();
            throw failed;
        }
    }

    private void connect(Path portFile) throws Exception {
        long deadline = deadline();
        while (!Files.exists(portFile) || Files.readAllLines(portFile).isEmpty()) {
            pauseUntil(deadline, "the browser does not start");
        }
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(portFile).get(0) + "/json/list");
        Matcher page = PAGE_SOCKET.matcher(get(list));
        while (!page.find()) {
            pauseUntil(deadline, "the browser opens no page");
            page = PAGE_SOCKET.matcher(get(list));
        }
        socket = http.newWebSocketBuilder().connectTimeout(ANSWER_LIMIT)
            .buildAsync(URI.create(page.group(1)), new Collector(messages))
            .get(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private String get(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER_LIMIT).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Waits until an expression has a value. */
    void await(String expression, String expected) throws Exception {
        long deadline = deadline();
        String value = evaluate(expression);
        while (!value.equals(expected)) {
            pauseUntil(deadline, "not '" + expected + "' but '" + value + "': " + expression);
            value = evaluate(expression);
        }
    }

    /**
     * The value of an expression as a text; what went wrong, when it has none yet. There may be no double quotes and no
     * backslashes in either.
     */
    String evaluate(String expression) throws Exception {
        int id = ++lastId;
        String oneLine = expression.replace('\n', ' ');
        socket.sendText("""
            {"id": %d, "method": "Runtime.evaluate", "params": {"expression": "String(%s)"}}
            """.formatted(id, oneLine), true).get(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS);
        String answer = answer(id);
        Matcher value = VALUE.matcher(answer);
        return value.find() ? value.group(1) : answer;
    }

    private String answer(int id) throws InterruptedException {
        long deadline = System.nanoTime() + ANSWER_LIMIT.toNanos();
        while (true) {
            String message = messages.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (message == null) {
                return fail("the browser does not answer");
            }
            if (message.startsWith("{\"id\":" + id + ",")) {
                return message;
            }
        }
    }

    private static long deadline() {
        return System.nanoTime() + LIMIT.toNanos();
    }

    private void pauseUntil(long deadline, String otherwise) throws InterruptedException {
        if (System.nanoTime() > deadline || !process.isAlive()) {
            fail(otherwise + (process.isAlive() ? "" : " (the browser ended with " + process.exitValue() + ")"));
        }
        Thread.sleep(PAUSE_MILLIS);
    }

    /** Returns when all its processes have ended, so that none writes into the profile any more. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        if (socket != null) {
            // Asked in this way it clears away what it has put into /tmp; after a signal it does not.
            socket.sendText("{\"id\": 0, \"method\": \"Browser.close\"}", true);
            awaitEnd(all);
            socket.abort();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(all);
    }

    private static void awaitEnd(List<ProcessHandle> all) {
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
            .completeOnTimeout(null, ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS)
            .join();
    }

    /** Gathers the pieces of messages. */
    private static final class Collector implements WebSocket.Listener {
        private final BlockingQueue<String> messages;
        private final StringBuilder begun = new StringBuilder();

        Collector(BlockingQueue<String> messages) {
            this.messages = messages;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
            begun.append(piece);
            if (last) {
                messages.add(begun.toString());
                begun.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
