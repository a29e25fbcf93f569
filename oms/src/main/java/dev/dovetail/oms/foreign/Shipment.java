package dev.dovetail.oms.foreign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** The facts of one post that are about one fulfillment order, by the node's numbers: they stand or fall together. */
record Shipment(long work, List<Posted> facts) {
    static List<Shipment> of(List<Posted> facts) {
        var byWork = new LinkedHashMap<Long, List<Posted>>();
        for (var fact : facts)
            byWork.computeIfAbsent(fact.told().work(), _ -> new ArrayList<>()).add(fact);
        return byWork.entrySet().stream()
                .map(entry -> new Shipment(
                        entry.getKey(),
                        entry.getValue().stream()
                                .sorted(Comparator.comparingLong(
                                        (Posted posted) -> posted.told().seq()))
                                .toList()))
                .toList();
    }

    /** All of it fails, because of {@code bad}. */
    List<Outcome> fails(Posted bad, String outcome, String code, java.util.Map<String, Object> details) {
        return facts.stream()
                .map(fact -> fact.equals(bad)
                        ? Outcome.of(fact, outcome, code, details)
                        : Outcome.of(
                                fact,
                                outcome,
                                "nodes.shipment-fails",
                                java.util.Map.of("because", bad.told().seq())))
                .toList();
    }
}
