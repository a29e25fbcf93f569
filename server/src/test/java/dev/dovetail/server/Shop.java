package dev.dovetail.server;

import dev.dovetail.ground.storage.Home;
import dev.dovetail.ground.storage.TestDatabase;
import dev.dovetail.kernel.IdSource;
import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Sku;
import dev.dovetail.oms.availability.Availability;
import dev.dovetail.oms.availability.StockChange;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program with a node, two channels and a few SKUs, spoken to as a shop does: over HTTP with a key. */
final class Shop implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "a-key-of-the-tests-that-is-long-enough";

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    /** An answer: its status and its JSON. */
    record Answer(int status, JsonNode body) {
        String text(String field) {
            return body.path(field).asString("");
        }
    }

    Shop(TestDatabase db, Path directory) {
        this(db, directory, Map.of());
    }

    /** @param silence how long a connection may be silent in the middle of a request */
    Shop(TestDatabase db, Path directory, String silence) {
        this(db, directory, Map.of("server.tomcat.connection-timeout", silence));
    }

    /** @param limits of the edge, where they are other than usual */
    Shop(TestDatabase db, Path directory, Map<String, Object> limits) {
        var properties = new HashMap<String, Object>(limits);
        properties.putAll(Map.of("server.port", "0", "server.address", "127.0.0.1", "DOVETAIL_API_KEY", KEY));
        var clock = InstantSource.system();
        var program = new Program(db.appLogin(), new Home(directory), clock, new IdSource(clock, 1), new Random(1));
        context = program.serve(properties);
        put("/nodes/EAST", """
                {"nodeId":1,"name":"East","kind":"warehouse","lat":40.7,"lon":-74.0,"zone":"America/New_York","address":
                 {"name":"East","street":"1 Dock","city":"Newark","region":"NJ","postalCode":"07101","country":"US"}}""");
        put("/channels/web", """
                {"name":"Own site","policy":"may-refuse","currency":"GBP","remorseSeconds":3600,"partner":null}""");
        put("/channels/shop", """
                {"name":"Shop","policy":"backorder","currency":"GBP","remorseSeconds":3600,"partner":null}""");
        put("/carriage/rates", """
                {"rates":[{"service":"ground","zone":1,"upToKm":20000,"currency":"GBP","baseMinor":400,"perKgMinor":20,
                 "transitDays":2}]}""");
    }

    void stock(String sku, long units) {
        put("/skus", """
                {"items":[{"sku":"%s","description":"A mug","kind":"goods","weightGrams":100,
                 "packs":[{"level":"each","units":1,"barcodes":[]},{"level":"case","units":12,"barcodes":[]}]}]}""".formatted(sku));
        if (units > 0)
            get(Availability.class).change(List.of(new StockChange(new NodeId(1), new Sku(1, sku), units, "received")));
    }

    void put(String path, String body) {
        var answer = send("PUT", path, Map.of(), body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        if (answer.status() >= 300) throw new AssertionError(path + ": " + answer);
    }

    Answer order(String key, String body) {
        return order(key, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Answer order(String key, byte[] body) {
        return send("POST", "/orders", key.isEmpty() ? Map.of() : Map.of("Idempotency-Key", key), body);
    }

    Answer post(String path, String body) {
        return send("POST", path, Map.of(), body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Under an idempotency key. */
    Answer post(String path, String key, String body) {
        return send(
                "POST", path, Map.of("Idempotency-Key", key), body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Answer read(String path) {
        return send("GET", path, Map.of(), new byte[0]);
    }

    /** A connection on which nothing was said yet. */
    Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** The head of a post as a client writes it. */
    static String head(String path, int length) {
        return "POST /api/v1" + path + " HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer " + KEY
                + "\r\nIdempotency-Key: slow\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    /** A connection whose request is under way. */
    Pouring pour(String path) throws IOException {
        return new Pouring(port(), KEY, path);
    }

    /** An answer as it comes, line by line; to be closed. */
    java.io.BufferedReader open(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + KEY)
                .build();
        return new java.io.BufferedReader(new java.io.InputStreamReader(
                client.send(request, BodyHandlers.ofInputStream()).body(), java.nio.charset.StandardCharsets.UTF_8));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    private Answer send(String method, String path, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + KEY)
                .method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Tells the program to end, and does not wait for it. */
    Thread leave() {
        return Thread.ofPlatform().start(context::close);
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
