package dev.dovetail.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless browser, spoken to over its own protocol: no driver, nothing to install beside it. */
final class Chromium implements AutoCloseable, WebSocket.Listener {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SECONDS = 20;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final String session;
    private volatile CompletableFuture<Boolean> loaded = new CompletableFuture<>();
    private int last;

    /** Where a browser is on this machine. */
    static Optional<Path> find() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Chromium(Path program, Path profile) throws Exception {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = http.newWebSocketBuilder().buildAsync(door(), this).get(SECONDS, TimeUnit.SECONDS);
        var target = ask(null, "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        session = ask(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        for (var domain : List.of("Page", "Runtime", "Log", "Network")) ask(domain + ".enable", Map.of());
    }

    /** It says where it listens once, and goes on talking: that is read away. */
    private URI door() throws IOException {
        BufferedReader words = process.errorReader(StandardCharsets.UTF_8);
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            int at = line.indexOf("ws://");
            if (at < 0) continue;
            Thread.ofVirtual().start(() -> words.lines().forEach(_ -> {}));
            return URI.create(line.substring(at).strip());
        }
        throw new IOException("the browser ended before it listened");
    }

    void take(List<HttpCookie> cookies, URI address) throws Exception {
        for (var cookie : cookies)
            ask(
                    "Network.setCookie",
                    Map.of("name", cookie.getName(), "value", cookie.getValue(), "url", address.toString()));
    }

    void screen(int width, int height, String scheme) throws Exception {
        ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        ask(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void open(URI page) throws Exception {
        events.clear();
        loaded = new CompletableFuture<>();
        ask("Page.navigate", Map.of("url", page.toString()));
        awaitLoaded();
    }

    /** Presses a key that leads to another page, and waits for it. */
    void follow(String key) throws Exception {
        loaded = new CompletableFuture<>();
        press(key);
        awaitLoaded();
    }

    void press(String key) throws Exception {
        var down = new LinkedHashMap<String, Object>(Map.of("type", "keyDown", "key", key));
        if (key.equals("Enter")) down.putAll(Map.of("text", "\r", "windowsVirtualKeyCode", 13));
        else down.put("text", key);
        ask("Input.dispatchKeyEvent", down);
        ask("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }

    /** As a scanner does: every letter a key, and Enter at the end. */
    void scan(String text) throws Exception {
        for (var letter : text.split("")) if (!letter.isEmpty()) press(letter);
        press("Enter");
    }

    /** Cuts the page's connection, or gives it back. */
    void offline(boolean cut) throws Exception {
        ask(
                "Network.emulateNetworkConditions",
                Map.of("offline", cut, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** What is on the screen, as a PNG file. */
    void picture(Path file) throws Exception {
        var shot = ask("Page.captureScreenshot", Map.of("format", "png"));
        Files.write(file, Base64.getDecoder().decode(shot.path("data").asString()));
    }

    JsonNode run(String script) throws Exception {
        return ask("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true))
                .path("result")
                .path("value");
    }

    /** What the page complained of since it was opened: exceptions, refused styles and scripts, what was not found. */
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        for (var event : events) {
            var params = event.path("params");
            switch (event.path("method").asString()) {
                case "Runtime.exceptionThrown" -> complaints.add(params.toString());
                case "Log.entryAdded" -> {
                    if (params.path("entry").path("level").asString().equals("error"))
                        complaints.add(params.path("entry").path("text").asString());
                }
                case "Runtime.consoleAPICalled" -> {
                    if (params.path("type").asString().equals("error")) complaints.add(params.toString());
                }
                default -> {}
            }
        }
        return complaints;
    }

    private void awaitLoaded() throws Exception {
        loaded.get(SECONDS, TimeUnit.SECONDS);
    }

    private JsonNode ask(String method, Map<String, ?> params) throws Exception {
        return ask(session, method, params);
    }

    private JsonNode ask(@Nullable String session, String method, Map<String, ?> params) throws Exception {
        var answer = new CompletableFuture<JsonNode>();
        int id = ++last;
        asked.put(id, answer);
        var message = new LinkedHashMap<String, Object>(Map.of("id", id, "method", method, "params", params));
        if (session != null) message.put("sessionId", session);
        socket.sendText(JSON.writeValueAsString(message), true).get(SECONDS, TimeUnit.SECONDS);
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean whole) {
        text.append(part);
        if (whole) {
            heard(JSON.readTree(text.toString()));
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    private void heard(JsonNode message) {
        if (!message.has("id")) {
            events.add(message);
            if (message.path("method").asString().equals("Page.loadEventFired")) loaded.complete(true);
            return;
        }
        var answer = asked.remove(message.path("id").asInt());
        if (answer == null) return;
        if (message.has("error"))
            answer.completeExceptionally(new IOException(message.path("error").toString()));
        else answer.complete(message.path("result"));
    }

    /** All of it: what its helpers still write would be left behind. */
    @Override
    public void close() throws Exception {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        ask(null, "Browser.close", Map.of());
        for (var one : all)
            one.onExit().completeOnTimeout(one, SECONDS, TimeUnit.SECONDS).join();
        all.forEach(ProcessHandle::destroyForcibly);
        socket.abort();
        http.shutdownNow();
    }
}
