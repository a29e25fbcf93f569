package dev.dovetail.lab.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A request as a partner sees it.
 *
 * @param headers by lower-case name
 */
public record Ask(String method, String path, Map<String, String> headers, byte[] body) {
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The body's tree; a missing node where it is no JSON. */
    public JsonNode json() {
        return JsonText.tree(body);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
