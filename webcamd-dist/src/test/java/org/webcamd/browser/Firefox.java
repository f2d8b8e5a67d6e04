package org.webcamd.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Connection;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;

/** Firefox, which speaks WebDriver BiDi without a driver; Selenium's own classes for that are enough. */
public final class Firefox extends Browser {
    private static final Pattern PORT = Pattern.compile("\"ws_port\":\\s*(\\d+)");
    private static final long PAUSE_MILLIS = 50;

    private Process process;
    private HttpClient http;
    private BiDi bidi;
    private String page;

    @Override
    Programs programs() {
        return new Programs("firefox-esr");
    }

    @Override
    ProcessHandle start(Path folder) throws Exception {
        ProcessBuilder command = new ProcessBuilder(Programs.path("firefox-esr").toString(), "--headless",
            "--no-remote", "--profile", folder.toString(), "--remote-debugging-port", "0")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("TMPDIR", folder.toString());
        process = command.start();
        try {
            connect(folder.resolve("WebDriverBiDiServer.json"));
            return process.toHandle();
        } catch (Exception failed) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw failed;
        }
    }

    private void connect(Path told) throws IOException, InterruptedException {
        String address = "ws://127.0.0.1:" + port(told) + "/session";
        http = HttpClient.Factory.createDefault()
            .createClient(ClientConfig.defaultConfig().baseUri(URI.create(address)).readTimeout(LIMIT));
        bidi = new BiDi(new Connection(http, address), ANSWER_LIMIT);
        ask("session.new", Map.of("capabilities", Map.of()));
        page = newPage();
    }

    private String port(Path told) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + ANSWER_LIMIT.toNanos();
        while (true) {
            Matcher port = PORT.matcher(Files.exists(told) ? Files.readString(told) : "");
            if (port.find()) {
                return port.group(1);
            }
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("Firefox does not tell where it listens");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private String newPage() {
        return (String) ask("browsingContext.create", Map.of("type", "tab")).get("context");
    }

    private Map<String, Object> ask(String method, Map<String, Object> parameters) {
        return bidi.send(new Command<>(method, parameters, Json.MAP_TYPE));
    }

    @Override
    void quit() {
        bidi.close();
        http.close();
        process.destroy();
    }

    @Override
    void renew() {
        String left = page;
        page = newPage();
        ask("browsingContext.close", Map.of("context", left));
    }

    @Override
    public void open(String url) {
        ask("browsingContext.navigate", Map.of("context", page, "url", url, "wait", "interactive"));
    }

    @Override
    String text(String expression) {
        Map<String, Object> answer = ask("script.evaluate", Map.of("target", Map.of("context", page),
            "expression", expression, "awaitPromise", true, "userActivation", true));
        if (answer.get("exceptionDetails") instanceof Map<?, ?> thrown) {
            throw new WebDriverException(String.valueOf(thrown.get("text")));
        }
        return (String) ((Map<?, ?>) answer.get("result")).get("value");
    }

    @Override
    byte[] png() {
        Map<String, Object> screenshot = ask("browsingContext.captureScreenshot", Map.of("context", page));
        return Base64.getDecoder().decode((String) screenshot.get("data"));
    }

    /** A window of that size inside. */
    public void window(int width, int height) {
        ask("browsingContext.setViewport", Map.of("context", page,
            "viewport", Map.of("width", width, "height", height)));
    }
}
