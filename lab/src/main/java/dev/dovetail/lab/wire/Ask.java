package dev.dovetail.lab.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as a partner sees it.
 *
 * @param headers by lower-case name
 */
public record Ask(String method, String path, Map<String, String> headers, byte[] body) {
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
