package dev.dovetail.server;

import dev.dovetail.ground.storage.Invariants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a check is told: how many invariants there are, and each broken one with the rows that break it. */
record CheckResult(int invariants, List<Broken> broken) {
    record Broken(String id, String title, List<Map<String, String>> rows) {}

    static CheckResult of(Invariants invariants, List<Invariants.Broken> broken) {
        return new CheckResult(
                invariants.all().size(),
                broken.stream()
                        .map(b -> new Broken(
                                b.id(),
                                b.title(),
                                b.rows().stream().map(CheckResult::readable).toList()))
                        .toList());
    }

    /** Everything as text: an id is longer than what a browser's numbers hold. */
    private static Map<String, String> readable(Map<String, Object> row) {
        var text = new LinkedHashMap<String, String>();
        row.forEach((name, value) -> text.put(name, Objects.toString(value)));
        return text;
    }
}
