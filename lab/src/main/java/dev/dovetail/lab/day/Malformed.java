package dev.dovetail.lab.day;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** F10: bodies that are no orders. Each must be refused with a code, and no word of the program's insides. */
final class Malformed {
    private static final List<byte[]> BODIES = List.of(
            utf8("{\"channel\":\"online-retail\",\"number\":\"half"),
            utf8("<order/>"),
            utf8(""),
            utf8("[]"),
            utf8(
                    "{\"channel\":\"online-retail\",\"number\":\"m1\",\"lines\":[{\"sku\":\"85123A\",\"quantity\":1e308}]}"),
            utf8("{\"channel\":\"online-retail\",\"number\":\"a\\u0000b\",\"lines\":[]}"),
            utf8("[".repeat(5_000)),
            new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'},
            "{\"channel\":\"online-retail\"}".getBytes(StandardCharsets.UTF_16));

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI orders;
    private final String key;
    private int sent;

    Malformed(URI server, String key) {
        this.orders = server.resolve("/api/v1/orders");
        this.key = key;
    }

    /** Sends the next one; what was wrong with the answer, if anything was. */
    Optional<String> send() throws Exception {
        int which = sent++ % BODIES.size();
        var request = HttpRequest.newBuilder(orders)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "malformed-" + sent)
                .POST(HttpRequest.BodyPublishers.ofByteArray(BODIES.get(which)))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        boolean refused = answer.statusCode() >= 400 && answer.statusCode() < 500;
        boolean plain = answer.body().contains("\"code\"") && !answer.body().contains("Exception");
        return refused && plain
                ? Optional.empty()
                : Optional.of("F10 body " + which + " was answered with " + answer.statusCode() + " " + answer.body());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
