package dev.dovetail.lab.carrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks JSON against UPS's published schemas: types, required and unknown properties, lengths. */
record Schema(JsonNode all) {
    static Schema published() {
        var source = Objects.requireNonNull(Schema.class.getResourceAsStream("/ups/schemas.json"));
        return new Schema(JsonMapper.builder().build().readTree(source));
    }

    List<String> violations(String name, JsonNode value) {
        var found = new ArrayList<String>();
        check(name, all.path(name), value, found);
        return found;
    }

    private void check(String path, JsonNode schema, JsonNode value, List<String> found) {
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").asString();
            check(path, all.path(ref.substring(ref.lastIndexOf('/') + 1)), value, found);
            return;
        }
        switch (schema.path("type").asString()) {
            case "object" -> object(path, schema, value, found);
            case "array" -> {
                if (!value.isArray()) found.add(path + " is no array");
                for (int i = 0; i < value.size(); i++)
                    check(path + "/" + i, schema.path("items"), value.path(i), found);
            }
            default -> text(path, schema, value, found);
        }
    }

    private void object(String path, JsonNode schema, JsonNode value, List<String> found) {
        if (!value.isObject()) found.add(path + " is no object");
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) found.add(path + "/" + name.asString() + " is missing");
        });
        value.properties().forEach(e -> {
            var of = schema.path("properties").path(e.getKey());
            if (of.isMissingNode()) found.add(path + "/" + e.getKey() + " is unknown");
            else check(path + "/" + e.getKey(), of, e.getValue(), found);
        });
    }

    private static void text(String path, JsonNode schema, JsonNode value, List<String> found) {
        if (!value.isString()) {
            found.add(path + " is no text");
            return;
        }
        int length = value.asString().length();
        if (length < schema.path("minLength").asInt(0)) found.add(path + " is too short");
        if (length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) found.add(path + " is too long");
    }
}
