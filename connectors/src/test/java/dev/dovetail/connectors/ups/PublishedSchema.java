package dev.dovetail.connectors.ups;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * UPS's published schemas, and what in a body breaks them: a missing or unknown member, a wrong type, a wrong length.
 * UPS states the length of an array's strings on the array, and the largest number of entries as {@code maximum}.
 */
final class PublishedSchema {
    private final JsonNode schemas;

    PublishedSchema() {
        try (var in = PublishedSchema.class.getResourceAsStream("/ups/shipping-schemas.json")) {
            schemas = JsonMapper.shared().readTree(in).path("schemas");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    List<String> broken(String schema, String body) {
        var broken = new ArrayList<String>();
        check(schemas.path(schema), JsonMapper.shared().readTree(body), "", broken);
        return broken;
    }

    private void check(JsonNode given, JsonNode value, String path, List<String> broken) {
        var schema = resolve(given);
        switch (schema.path("type").asString("object")) {
            case "array" -> array(schema, value, path, broken);
            case "string" -> string(schema, value, path, broken);
            default -> object(schema, value, path, broken);
        }
    }

    private void object(JsonNode schema, JsonNode value, String path, List<String> broken) {
        if (!value.isObject()) {
            broken.add(path + " is no object");
            return;
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) broken.add(path + "/" + name.asString() + " is missing");
        });
        value.forEachEntry((name, member) -> {
            var known = schema.path("properties").path(name);
            if (known.isMissingNode()) broken.add(path + "/" + name + " is unknown");
            else check(known, member, path + "/" + name, broken);
        });
    }

    private void array(JsonNode schema, JsonNode value, String path, List<String> broken) {
        if (!value.isArray()) broken.add(path + " is no array");
        if (schema.has("maximum") && value.size() > schema.path("maximum").asInt())
            broken.add(path + " has " + value.size() + " entries");
        for (var item : value) {
            check(schema.path("items"), item, path + "/*", broken);
            if (item.isString()) length(schema, item.asString(), path + "/*", broken);
        }
    }

    private static void string(JsonNode schema, JsonNode value, String path, List<String> broken) {
        if (!value.isString()) broken.add(path + " is no string");
        else length(schema, value.asString(), path, broken);
    }

    private static void length(JsonNode schema, String text, String path, List<String> broken) {
        if (text.length() < schema.path("minLength").asInt(0)) broken.add(path + " is too short: " + text);
        if (text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE))
            broken.add(path + " is too long: " + text);
    }

    private JsonNode resolve(JsonNode schema) {
        var ref = schema.path("$ref").asString("");
        return ref.isEmpty() ? schema : resolve(schemas.path(ref.substring(ref.lastIndexOf('/') + 1)));
    }
}
