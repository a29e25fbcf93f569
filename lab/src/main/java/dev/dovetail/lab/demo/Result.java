package dev.dovetail.lab.demo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.dovetail.lab.measure.Latency.Spread;
import java.util.List;
import java.util.Map;

/** How a demo went; its JSON is the demo's last line. */
record Result(
        Orders orders,
        long lines,
        long linesPerSecond,
        Units units,
        long oversoldUnits,
        Handoffs handoffs,
        @JsonUnwrapped Shown shown,
        FloorWork floor,
        @JsonUnwrapped Rehearsal rehearsal,
        Check check,
        @JsonUnwrapped Waits waits,
        Map<String, Long> faults,
        Map<String, Long> refusedScans,
        Heard heard,
        Map<String, Double> phases,
        double seconds,
        List<String> problems) {

    record Orders(
            long received,
            long captured,
            long duplicates,
            long conflicts,
            long rejected,
            long backordered,
            long cancelled,
            long shipped,
            CancelRequests cancelRequests) {}

    /** What a person would notice. */
    record Waits(
            Spread captureToNodeMs,
            Spread captureToTaskMs,
            Spread captureToTaskOfBackorderedMs,
            Spread pickToOrderMs,
            Spread shortToOrderMs,
            Spread shortToAtpMs) {}

    /** Orders that went through what they show, beside the log's; each ended as it should, or is a problem. */
    record Shown(
            long preOrders,
            long backorders,
            long kits,
            long pickups,
            long dropShips,
            long nodeOfflines,
            long resourced) {
        static Shown of(Map<String, Long> counts) {
            return new Shown(
                    counts.getOrDefault("preOrders", 0L),
                    counts.getOrDefault("backorders", 0L),
                    counts.getOrDefault("kits", 0L),
                    counts.getOrDefault("pickups", 0L),
                    counts.getOrDefault("dropShips", 0L),
                    counts.getOrDefault("nodeOfflines", 0L),
                    counts.getOrDefault("resourced", 0L));
        }
    }

    record CancelRequests(long accepted, long needsReturn, long unmatched) {}

    record Units(long ordered, long shipped, long backordered, long cancelled, long open) {}

    /** @param pending could arrive now; timers whose time has not come are not among them */
    record Handoffs(long sent, long dead, long pending) {}

    record Check(long invariants, long broken) {}

    /** Orders the shop heard of by webhook; webhooks that came again, and that were not genuine. */
    record Heard(long shipped, long cancelled, long repeated, long refused) {}

    boolean good() {
        return problems.isEmpty();
    }
}
