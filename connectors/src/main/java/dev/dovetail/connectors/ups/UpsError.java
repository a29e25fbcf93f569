package dev.dovetail.connectors.ups;

import dev.dovetail.connectors.http.Exchange;
import dev.dovetail.ground.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** UPS's reason for a no: {@code {"response":{"errors":[{"code","message"}]}}}. */
record UpsError(String code, String message) {
    private static final int LONGEST = 300;

    /** The first error of the body; null where the body is not UPS's error form, as from a proxy on the way. */
    static @Nullable UpsError in(Exchange.Answered answer, Json json) {
        var tree = tree(answer, json);
        if (tree == null) return null;
        var error = tree.path("response").path("errors").path(0);
        var code = error.path("code").asString("");
        if (!code.matches("[A-Za-z0-9._-]{1,40}")) return null;
        var message = error.path("message").asString("");
        return new UpsError(code, message.length() > LONGEST ? message.substring(0, LONGEST) : message);
    }

    /** The body as JSON; null where it is none. */
    static @Nullable JsonNode tree(Exchange.Answered answer, Json json) {
        try {
            return json.tree(answer.text());
        } catch (JacksonException _) {
            return null;
        }
    }
}
