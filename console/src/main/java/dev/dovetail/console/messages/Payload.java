package dev.dovetail.console.messages;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A message's body as people read it. */
final class Payload {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Payload() {}

    /** Set out in lines where it is JSON; else as it came. */
    static String pretty(String body) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body));
        } catch (JacksonException e) {
            return body;
        }
    }

    /** The id of the order it speaks of: as a text, a number or an id of ours. */
    static @Nullable String order(String body) {
        try {
            var tree = JSON.readTree(body);
            var order = tree.has("orderId") ? tree.get("orderId") : tree.path("order");
            var text = (order.isObject() ? order.path("value") : order).asString("");
            return text.matches("[1-9][0-9]{9,18}") ? text : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
