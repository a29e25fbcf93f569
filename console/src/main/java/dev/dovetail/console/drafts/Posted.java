package dev.dovetail.console.drafts;

import java.util.List;
import java.util.Map;

/** What a form sent, by the names of its fields. */
record Posted(Map<String, String[]> fields) {
    String text(String name) {
        var values = fields.get(name);
        return values == null || values.length == 0 ? "" : values[0].strip();
    }

    List<String> all(String name) {
        var values = fields.get(name);
        if (values == null) return List.of();
        return List.of(values).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** How many numbered parts {@code prefix0}, {@code prefix1} ... there are, each told by a field of its own. */
    int count(String prefix, String field, int most) {
        int n = 0;
        while (n < most && has(prefix + n + field)) n++;
        return n;
    }
}
