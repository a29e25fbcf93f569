package dev.dovetail.connectors.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * What is sent.
 *
 * @param deadline from the first byte sent to the last byte received
 */
public record Request(String method, URI uri, Map<String, String> headers, byte[] body, Duration deadline) {
    public Request {
        headers = Map.copyOf(headers);
    }

    public static Request of(String method, String uri, Map<String, String> headers, String body, Duration deadline) {
        return new Request(method, URI.create(uri), headers, body.getBytes(StandardCharsets.UTF_8), deadline);
    }

    /** Says where to, and nothing of what: headers hold secrets and bodies hold people. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }
}
