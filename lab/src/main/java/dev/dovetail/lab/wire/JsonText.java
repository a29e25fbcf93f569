package dev.dovetail.lab.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The lab's own JSON: absent fields are left out. */
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private JsonText() {}

    /** Bytes are sent as they are: they are text already. */
    static byte[] bytes(Object value) {
        return value instanceof byte[] text ? text : MAPPER.writeValueAsBytes(value);
    }

    static String of(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The tree of a text; a missing node where it is no JSON. */
    static JsonNode tree(byte[] text) {
        if (text.length == 0) return MissingNode.getInstance();
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
