package dev.dovetail.lab.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a partner answers.
 *
 * @param lost the request had its effect and the connection broke before the answer
 */
public record Answer(int status, Map<String, String> headers, byte[] body, boolean lost) {
    public static Answer json(int status, Object body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), JsonText.bytes(body), false);
    }

    public static Answer text(int status, String type, String body) {
        return new Answer(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8), false);
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], false);
    }

    /** The effect stands, and nobody hears of it. */
    public static Answer broken() {
        return new Answer(0, Map.of(), new byte[0], true);
    }

    /** The body's tree; a missing node where it is no JSON. */
    public JsonNode tree() {
        return JsonText.tree(body);
    }

    public Answer with(String header, String value) {
        var all = new java.util.HashMap<>(headers);
        all.put(header, value);
        return new Answer(status, Map.copyOf(all), body, lost);
    }
}
