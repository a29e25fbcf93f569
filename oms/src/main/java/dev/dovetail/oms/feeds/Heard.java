package dev.dovetail.oms.feeds;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of a message: in all, and line by line. */
public record Heard(Summary summary, List<Outcome> outcomes) {
    /**
     * @param id ours, of a snapshot
     * @param state of a snapshot; {@code applied} for deltas
     * @param code why it is held or was refused
     * @param repeated whether this snapshot had come before
     * @param absent SKUs that a snapshot did not name, and that count as zero
     * @param outcomes how many lines have each outcome
     */
    public record Summary(
            String node,
            String kind,
            @Nullable String message,
            @Nullable String id,
            String state,
            @Nullable String code,
            boolean repeated,
            int absent,
            Map<String, Integer> outcomes) {}

    static Heard deltas(String node, List<Outcome> outcomes) {
        return new Heard(
                new Summary(node, "deltas", null, null, "applied", null, false, 0, counted(outcomes)),
                sorted(outcomes));
    }

    static Heard snapshot(String node, SnapshotRow row, boolean repeated, List<Outcome> outcomes) {
        return new Heard(
                new Summary(
                        node,
                        "snapshot",
                        row.message(),
                        Long.toString(row.id()),
                        row.state(),
                        row.code(),
                        repeated,
                        row.absent(),
                        counted(outcomes)),
                sorted(outcomes));
    }

    private static Map<String, Integer> counted(List<Outcome> outcomes) {
        var counts = new TreeMap<String, Integer>();
        outcomes.forEach(outcome -> counts.merge(outcome.outcome(), 1, Integer::sum));
        return counts;
    }

    private static List<Outcome> sorted(List<Outcome> outcomes) {
        return outcomes.stream().sorted(Comparator.comparingInt(Outcome::line)).toList();
    }
}
