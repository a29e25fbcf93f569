package dev.dovetail.lab.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The server's interface over HTTP, with one API key. Safe for many threads. */
public final class HttpApi implements Api, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Supplier<URI> server;
    private final String key;
    private final Duration patience;

    /** @param server asked before each call: a server that was started again may listen elsewhere */
    public HttpApi(Supplier<URI> server, String key) {
        this(server, key, ANSWER);
    }

    /** @param patience how long an answer may take */
    public HttpApi(Supplier<URI> server, String key, Duration patience) {
        this.server = server;
        this.key = key;
        this.patience = patience;
    }

    @Override
    public Reply call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(JsonText.bytes(body));
        var request = HttpRequest.newBuilder(URI.create(server.get() + "/api/v1" + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, publisher);
        headers.forEach(request::header);
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), JsonText.tree(response.body()), retryAfter(response));
        } catch (IOException e) {
            throw new Unreachable(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(method + " " + path + " was interrupted", e);
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,5}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
