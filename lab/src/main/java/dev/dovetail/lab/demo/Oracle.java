package dev.dovetail.lab.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What a replay must come to, as counted by a script that shares no code with the program. */
record Oracle(Map<String, Long> counts) {
    static final Oracle SILENT = new Oracle(Map.of());
    private static final String FILE = "/retail/expected_counts.json";

    static Oracle ofBuiltIn() {
        try (var file = Objects.requireNonNull(Oracle.class.getResourceAsStream(FILE), FILE)) {
            var told = JsonMapper.builder().build().readTree(file);
            var cancels = told.path("cancelRequests");
            var counts = new TreeMap<String, Long>();
            counts.put("captured", told.path("captured").asLong());
            counts.put("rejected", told.path("rejected").asLong());
            counts.put("cancel requests", cancels.path("total").asLong());
            counts.put("cancel requests unmatched", cancels.path("unmatched").asLong());
            return new Oracle(counts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the demo counted something else. */
    List<String> differences(Result.Orders orders) {
        var asked = orders.cancelRequests();
        var seen = Map.of(
                "captured", orders.captured(),
                "rejected", orders.rejected(),
                "cancel requests", asked.accepted() + asked.needsReturn() + asked.unmatched(),
                "cancel requests unmatched", asked.unmatched());
        var wrong = new ArrayList<String>();
        counts.forEach((what, wanted) -> {
            if (!wanted.equals(seen.get(what)))
                wrong.add(what + ": " + seen.get(what) + " instead of the script's " + wanted);
        });
        return wrong;
    }
}
