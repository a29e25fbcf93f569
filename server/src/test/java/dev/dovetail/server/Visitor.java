package dev.dovetail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody signed in to the console, without a browser. */
final class Visitor implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http;
    private String token = "";

    Visitor(URI address, String name) throws IOException, InterruptedException {
        this.address = address;
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        get("/login");
        var home = post("/login", Map.of("username", name, "password", ConsoleHouse.PASSWORD));
        assertThat(home.uri().getPath()).as("signed in").isNotEqualTo("/login");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    /** The first figure that a page would be told. */
    String hear(String path) throws IOException, InterruptedException {
        var stream = http.send(
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build(), BodyHandlers.ofLines());
        try (var lines = stream.body()) {
            return lines.filter(line -> line.startsWith("data:")).findFirst().orElse("");
        }
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        var fields = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields + "&_csrf=" + token)));
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
        var found = TOKEN.matcher(answer.body());
        if (found.find()) token = found.group(1);
        return answer;
    }

    @Override
    public void close() {
        http.close();
    }
}
