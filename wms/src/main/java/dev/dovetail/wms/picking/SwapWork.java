package dev.dovetail.wms.picking;

import dev.dovetail.kernel.NodeId;
import dev.dovetail.kernel.Refusal;
import dev.dovetail.wms.layout.Layout;
import dev.dovetail.wms.outbound.Outbound;
import dev.dovetail.wms.outbound.Swap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lets pickers take another lot, and says with a wrong lot whether they may. */
@Component
class SwapWork {
    static final String WRONG_LOT = "picking.wrong-lot";

    private final Layout layout;
    private final Stops stops;
    private final Outbound outbound;

    SwapWork(Layout layout, Stops stops, Outbound outbound) {
        this.layout = layout;
        this.stops = stops;
        this.outbound = outbound;
    }

    Map<UUID, Refusal> take(NodeId node, List<SwapScan> scans) {
        var bins = layout.byCode(node, scans.stream().map(SwapScan::location).collect(Collectors.toSet()));
        var found = stops.find(
                node,
                scans.stream()
                        .map(scan -> new Stops.Said(scan.task(), scan.seq()))
                        .distinct()
                        .toList());
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        List<Swap> swaps = new ArrayList<>();
        for (var scan : scans) {
            var stop = found.of(scan.task(), scan.seq());
            var bin = bins.get(scan.location());
            var line = stop.whole();
            if (line.isEmpty())
                refused.put(
                        scan.scanId(),
                        new Refusal(
                                "picking.no-such-line", Map.of("task", Long.toString(scan.task()), "seq", scan.seq())));
            else if (bin == null || bin.id() != line.get().location())
                refused.put(
                        scan.scanId(),
                        new Refusal(
                                Naming.WRONG_LOCATION,
                                Map.of("expected", line.get().locationCode(), "scanned", scan.location())));
            else swaps.add(new Swap(scan.scanId(), scan.worker(), scan.at(), stop.keys(), bin.id(), scan.lot()));
        }
        refused.putAll(outbound.swapped(node, swaps));
        return refused;
    }

    /** Adds to each wrong lot whether it may be taken instead. */
    void offer(NodeId node, List<PickScan> scans, Stops.All found, Map<UUID, Refusal> refused) {
        Map<UUID, Swap> swaps = new HashMap<>();
        for (var scan : scans) {
            var refusal = refused.get(scan.scanId());
            var line = found.of(scan.task(), scan.seq()).whole();
            if (refusal == null || !refusal.code().equals(WRONG_LOT) || line.isEmpty()) continue;
            swaps.put(
                    scan.scanId(),
                    new Swap(
                            scan.scanId(),
                            scan.worker(),
                            scan.at(),
                            found.of(scan.task(), scan.seq()).keys(),
                            line.get().location(),
                            String.valueOf(refusal.details().get("scanned"))));
        }
        var possible = outbound.swappable(node, List.copyOf(swaps.values()));
        for (var id : swaps.keySet())
            refused.computeIfPresent(id, (_, refusal) -> {
                var details = new HashMap<>(refusal.details());
                details.put("swap", possible.contains(id));
                return new Refusal(refusal.code(), details);
            });
    }
}
